using Cyberport.Grants.Applications;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;

namespace Cyberport.Grants.Data.Seeding;

/// <summary>Writes and hands in made-up applications by the same operations that people use, as the people given.</summary>
public sealed class SampleDrafting(OperationRunner operations)
{
    /// <summary>Starts a draft and fills it completely.</summary>
    public async Task<GrantApplicationId> DraftAsync(
        Actor investigator, CallId call, OrganisationId organisation, SampleApplicant applicant, IReadOnlyList<SampleProject> projects)
    {
        var id = await operations.MustAsync(investigator, new StartApplication(call, organisation));
        for (var i = 1; i < projects.Count; i++)
            await operations.MustAsync(investigator, new AddProject(id, (await operations.MustAskAsync(investigator, new ViewTasks(id))).Version));
        await AnswerAsync(investigator, id, applicant, projects);
        await AttachAsync(investigator, id);
        return id;
    }

    /// <summary>Answers everything that is still empty; what the register prefilled stays.</summary>
    public async Task AnswerAsync(Actor investigator, GrantApplicationId id, SampleApplicant applicant, IReadOnlyList<SampleProject> projects)
    {
        var typed = new List<TypedAnswer>();
        var sections = (await operations.MustAskAsync(investigator, new ViewTasks(id))).Sections;
        foreach (var section in sections)
        {
            var answers = section.Project is null ? applicant.Answers : projects[sections.Where(s => s.Project is not null).ToList().IndexOf(section)].Answers;
            foreach (var topic in section.Topics)
                foreach (var question in (await operations.MustAskAsync(investigator, new ViewTopic(id, topic.Code, section.Project))).Questions)
                    foreach (var answer in question.Answers.Where(a => a.Text.Length == 0))
                        if (TextFor(question.Question, answer.Key, answers) is { } text) typed.Add(new(answer.Key, text, answer.Version));
        }
        await operations.MustAsync(investigator, new SaveAnswers(id, typed));
    }

    /// <summary>Fills every slot that this organisation is asked for and that may not stay empty.</summary>
    public async Task AttachAsync(Actor investigator, GrantApplicationId id)
    {
        foreach (var question in (await operations.MustAskAsync(investigator, new ViewTopic(id, "C1", null))).Questions.Where(q => !q.Question.Optional))
        {
            var name = question.Question.Code.Replace("c.", "", StringComparison.Ordinal) + ".pdf";
            await operations.MustAsync(investigator, new AttachFile(id, question.Question.Code, name, new MemoryStream(SamplePdf.Write(question.Question.Label.English))));
        }
    }

    /// <summary>The endorser reads, signs and hands in.</summary>
    public async Task<HandedIn> SubmitAsync(Actor endorser, GrantApplicationId id, string post = "Director, Research Office")
    {
        var seen = await operations.MustAskAsync(endorser, new ViewAnswers(id));
        return await operations.MustAsync(endorser, new EndorseAndSubmit(id, seen.Version, seen.Fingerprint, endorser.Name, post));
    }

    private static string? TextFor(Question question, AnswerKey key, IReadOnlyDictionary<string, string> answers) =>
        question.Kind == QuestionKind.Declaration ? "yes" : answers.GetValueOrDefault((key with { Project = null }).Slot);
}
