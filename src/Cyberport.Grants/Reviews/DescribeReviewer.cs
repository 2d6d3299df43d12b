using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Reviews;

/// <summary>A reviewer says what they know, read and take on. Assignments go by it from now on; what is given stays.</summary>
[Allow(Permission.ReviewProjects)]
public sealed record DescribeReviewer(IReadOnlyList<string> Areas, IReadOnlyList<ReadingLanguage> Languages, int MaxLoad) : IOperation<Nothing>;

internal sealed class DescribeReviewerValidator : AbstractValidator<DescribeReviewer>
{
    public DescribeReviewerValidator()
    {
        RuleFor(o => o.Areas).NotEmpty().WithMessage(_ => ReviewsWords.AreasNeeded);
        RuleFor(o => o.Languages).NotEmpty().WithMessage(_ => ReviewsWords.LanguagesNeeded);
        RuleForEach(o => o.Languages).IsInEnum();
        RuleFor(o => o.MaxLoad).InclusiveBetween(0, ReviewerProfile.MostAtOnce);
    }
}

internal sealed class DescribeReviewerHandler(GrantsDbContext db, CurrentActor actor, TechnologyAreas areas, GrantsClock clock) : IOperationHandler<DescribeReviewer, Nothing>
{
    public async Task<Nothing> HandleAsync(DescribeReviewer operation, CancellationToken cancel)
    {
        var me = actor.Value.RequirePerson();
        var known = await areas.AllAsync(cancel);
        if (operation.Areas.Any(a => known.All(k => k.Code != a))) throw new NotFoundException();
        var profile = await db.Set<ReviewerProfile>().SingleOrDefaultAsync(p => p.Person == me, cancel);
        if (profile is null) db.Add(profile = new ReviewerProfile(me));
        profile.Describe(operation.Areas, operation.Languages, operation.MaxLoad, clock.UtcNow);
        return Nothing.AtAll;
    }
}
