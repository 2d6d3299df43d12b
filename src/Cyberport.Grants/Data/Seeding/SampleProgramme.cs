using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Data.Seeding;

/// <summary>The AISS as DOMAIN §1 knows it: programme, criteria, form, demonstration price, conditions library and a rolling call.</summary>
public sealed class SampleProgramme(OperationRunner operations)
{
    /// <summary>The demonstration price of DOMAIN rule 1: HK$30,000 per card and month.</summary>
    public static readonly Money PerCardMonth = Money.FromDollars(30_000m);

    /// <param name="fundingLine">The ledger's funding line that pays, if it is there already.</param>
    /// <param name="opensAt">Of the rolling call; the scheme opened on 7 October 2024.</param>
    /// <param name="pricesFrom">When it is not the day on which the call opens: a price list never starts in the past.</param>
    public async Task<(ProgrammeId Programme, CallId Call)> FoundAsync(Actor administrator, Guid? fundingLine, DateTime opensAt, DateTime? closesAt = null, DateOnly? pricesFrom = null)
    {
        var programme = await operations.MustAsync(administrator, new FoundProgramme(
            "AISS", new("Artificial Intelligence Subsidy Scheme", "人工智能資助計劃", "人工智能资助计划"), 70, 90, Criteria, fundingLine));
        var form = await operations.MustAsync(administrator, new PublishForm(SampleApplications.AissFormJson));
        await operations.MustAsync(administrator, new PublishPrices(programme, pricesFrom ?? DateOnly.FromDateTime(GrantsClock.ToHongKong(opensAt)), PerCardMonth, IsDemonstration: true));
        foreach (var (code, text) in Conditions) await operations.MustAsync(administrator, new AddCondition(code, text));
        var call = await operations.MustAsync(administrator, new AnnounceCall(
            programme, new("Standard call", "標準申請", "标准申请"), Summary, CallTier.Standard, opensAt, closesAt, form, Enum.GetValues<OrganisationCategory>(), PledgeDays: 60));
        return (programme, call);
    }

    private static readonly TrilingualText Summary = new(
        "A share of the list price of computing power at the Artificial Intelligence Supercomputing Centre, for research and development in Hong Kong.",
        "資助在香港進行研發的機構使用人工智能超算中心算力的部分費用。", "资助在香港进行研发的机构使用人工智能超算中心算力的部分费用。");

    private static readonly NewCriterion[] Criteria =
    [
        new(new("Alignment with Hong Kong's innovation, technology and AI development needs", "符合香港創新科技及人工智能發展需要", "符合香港创新科技及人工智能发展需要"), 25, true),
        new(new("Reasonableness of the computing power asked for", "所申請算力的合理性", "所申请算力的合理性"), 20, true),
        new(new("Technical and financial capability", "技術及財務能力", "技术及财务能力"), 30, false),
        new(new("Outcomes, contribution and governance", "成效、貢獻及管治", "成效、贡献及治理"), 25, false),
    ];

    private static readonly (string, TrilingualText)[] Conditions =
    [
        ("half-yearly-report", new("A progress report every six months.", "每六個月提交進度報告。", "每六个月提交进度报告。")),
        ("final-report", new("A final report within three months of the end.", "完結後三個月內提交最終報告。", "完结后三个月内提交最终报告。")),
        ("risk-assessment", new("A model risk assessment before any public release.", "公開發布模型前須完成模型風險評估。", "公开发布模型前须完成模型风险评估。")),
        ("open-results", new("Results are published openly within a year.", "一年內公開研究成果。", "一年内公开研究成果。")),
        ("data-in-hong-kong", new("Personal data stay in Hong Kong.", "個人資料須存放於香港。", "个人资料须存放于香港。")),
        ("no-double-subsidy", new("No other Government subsidy for the same scope.", "相同範圍不得接受其他政府資助。", "相同范围不得接受其他政府资助。")),
    ];
}
