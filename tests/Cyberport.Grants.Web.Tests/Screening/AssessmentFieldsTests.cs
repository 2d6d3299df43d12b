using Bunit;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Screening;
using Cyberport.Grants.Values;
using Cyberport.Grants.Web.Screening;
using Cyberport.Grants.Web.Tests.Components;

namespace Cyberport.Grants.Web.Tests.Screening;

public sealed class AssessmentFieldsTests : HouseContext
{
    private static readonly DateOnly April = new(2026, 4, 1);

    private static readonly AssessmentView View = new(
        AssessmentId.New(), 1, "AISS-2026-0001/1", ProjectId.New(), GrantApplicationId.New(), new("Cantonese speech", "粵語語音"), new("Harbour University", "維港大學"),
        AssessmentState.Waiting, new(15, 2, April, null, false, true), DateTime.UnixEpoch, new Cards(16), 6, April, null, true, [],
        new(null, 16, 6, April, ""), null, [April, April.AddMonths(1)]);

    private readonly AssessmentForm _form = AssessmentForm.Of(View.Typed);
    private int _changes;

    [Fact]
    public void It_starts_with_what_was_asked_for_and_every_change_is_kept()
    {
        var fields = Show();
        Assert.Equal(["16", "6"], new[] { "#recommended-cards", "#recommended-months" }.Select(id => fields.Find(id).GetAttribute("value")));

        fields.Find("#fit input[value=FitsWithChanges]").Change("FitsWithChanges");
        fields.Find("#recommended-cards").Change("8");
        fields.Find("#comment").Change("Eight do.");

        Assert.Equal(3, _changes);
        Assert.Equal(new TypedAssessment(PlatformFit.FitsWithChanges, 8, 6, April, "Eight do."), _form.Typed);
        Assert.Equal("Recommend 8 cards × 6 months", _form.Act);
    }

    [Fact]
    public void Fits_as_asked_takes_the_figures_asked_for_again_and_does_not_fit_has_none()
    {
        var fields = Show();
        fields.Find("#recommended-cards").Change("8");

        fields.Find("#fit input[value=Fits]").Change("Fits");
        fields.Render();
        Assert.Equal((16, 6), (_form.Cards, _form.Months));
        Assert.Empty(fields.FindAll("#recommended-cards"));

        fields.Find("#fit input[value=DoesNotFit]").Change("DoesNotFit");
        Assert.Equal("Say that it does not fit", _form.Act);
    }

    private IRenderedComponent<AssessmentFields> Show() => Render<AssessmentFields>(p => p
        .Add(f => f.View, View).Add(f => f.Form, _form).Add(f => f.Changed, () => _changes++));
}
