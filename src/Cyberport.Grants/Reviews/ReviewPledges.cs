namespace Cyberport.Grants.Reviews;

/// <summary>How reviewing is run; defaults of this project.</summary>
public static class ReviewPledges
{
    /// <summary>Reviews that each project gets.</summary>
    public const int PerProject = 3;

    /// <summary>Working days from being asked until a review is due.</summary>
    public const int Days = 10;

    /// <summary>Working days before the due day on which the reviewer is reminded.</summary>
    public const int FirstReminder = 3;
    public const int LastReminder = 1;

    /// <summary>Working days after the due day on which nothing more is waited for.</summary>
    public const int Grace = 3;

    /// <summary>Open reviews that somebody bears who has said nothing else.</summary>
    public const int UsualLoad = 5;
}
