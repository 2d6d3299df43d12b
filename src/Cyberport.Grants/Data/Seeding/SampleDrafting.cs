using Cyberport.Grants.Applications;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;

namespace Cyberport.Grants.Data.Seeding;

/// <summary>Writes and hands in made-up applications by the same operations that people use, as the people given.</summary>
public sealed class SampleDrafting(OperationRunner operations, IAttachmentStore store)
{
    /// <summary>Starts a draft and fills it completely.</summary>
    public async Task<GrantApplicationId> DraftAsync(
        Actor investigator, CallId call, OrganisationId organisation, SampleApplicant applicant, IReadOnlyList<SampleProject> projects)
    {
        var id = await DoneAsync(investigator, new StartApplication(call, organisation));
        for (var i = 1; i < projects.Count; i++)
            await DoneAsync(investigator, new AddProject(id, (await AskAsync(investigator, new ViewTasks(id))).Version));
        await AnswerAsync(investigator, id, applicant, projects);
        await AttachAsync(investigator, id);
        return id;
    }

    /// <summary>Answers everything that is still empty; what the register prefilled stays.</summary>
    public async Task AnswerAsync(Actor investigator, GrantApplicationId id, SampleApplicant applicant, IReadOnlyList<SampleProject> projects)
    {
        var typed = new List<TypedAnswer>();
        var sections = (await AskAsync(investigator, new ViewTasks(id))).Sections;
        foreach (var section in sections)
        {
            var answers = section.Project is null ? applicant.Answers : projects[sections.Where(s => s.Project is not null).ToList().IndexOf(section)].Answers;
            foreach (var topic in section.Topics)
                foreach (var question in (await AskAsync(investigator, new ViewTopic(id, topic.Code, section.Project))).Questions)
                    foreach (var answer in question.Answers.Where(a => a.Text.Length == 0))
                        if (TextFor(question.Question, answer.Key, answers) is { } text) typed.Add(new(answer.Key, text, answer.Version));
        }
        await DoneAsync(investigator, new SaveAnswers(id, typed));
    }

    /// <summary>Fills every slot that this organisation is asked for and that may not stay empty.</summary>
    public async Task AttachAsync(Actor investigator, GrantApplicationId id)
    {
        foreach (var question in (await AskAsync(investigator, new ViewTopic(id, "C1", null))).Questions.Where(q => !q.Question.Optional))
        {
            var file = await store.SaveAsync(new MemoryStream(SamplePdf.Write(question.Question.Label.English)), Attachment.MaxBytes, default);
            await DoneAsync(investigator, new AttachFile(id, question.Question.Code, question.Question.Code.Replace("c.", "", StringComparison.Ordinal) + ".pdf", file.Digest, file.Bytes));
        }
    }

    /// <summary>The endorser reads, signs and hands in.</summary>
    public async Task<HandedIn> SubmitAsync(Actor endorser, GrantApplicationId id, string post = "Director, Research Office")
    {
        var seen = await AskAsync(endorser, new ViewAnswers(id));
        return await DoneAsync(endorser, new EndorseAndSubmit(id, seen.Version, seen.Fingerprint, endorser.Name, post));
    }

    private static string? TextFor(Question question, AnswerKey key, IReadOnlyDictionary<string, string> answers) =>
        question.Kind == QuestionKind.Declaration ? "yes" : answers.GetValueOrDefault((key with { Project = null }).Slot);

    private async Task<T> DoneAsync<T>(Actor actor, IOperation<T> operation)
    {
        var outcome = await operations.RunAsAsync(actor, operation);
        return outcome.IsDone ? outcome.Value! : throw Failed(operation, outcome.Problem);
    }

    private async Task<T> AskAsync<T>(Actor actor, IQuery<T> query)
    {
        var outcome = await operations.AskAsAsync(actor, query);
        return outcome.IsDone ? outcome.Value! : throw Failed(query, outcome.Problem);
    }

    private static InvalidOperationException Failed(object request, Problem? problem) =>
        new($"{request.GetType().Name}: {problem?.Code} {problem?.Message}");
}
