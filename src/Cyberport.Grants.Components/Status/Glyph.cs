namespace Cyberport.Grants.Components;

/// <summary>The house's line drawings, paths in a 24 × 24 box, drawn by <see cref="Icon"/>. Never the only carrier of a meaning.</summary>
public static class Glyph
{
    public const string Check = "M5 12.5 10 17.5 19 7";
    public const string Cross = "M6 6 18 18M18 6 6 18";
    public const string Plus = "M12 5v14M5 12h14";
    public const string Alert = "M12 4 2.5 20h19L12 4zM12 10v4.5M12 17.2v.1";
    public const string Info = Ring + "M12 11v5M12 7.7v.1";
    public const string Clock = Ring + "M12 7v5l3.5 2";
    public const string Done = Ring + "M8 12.3l2.8 2.8L16 9.5";
    public const string Stopped = Ring + "M6 6l12 12";
    public const string Empty = Ring;
    public const string Half = Ring + "M12 3v18M12 8h7.8M12 13h8.8M12 17.5h6.8";
    public const string Pause = Ring + "M10 9v6M14 9v6";
    public const string Refused = Ring + "M9 9l6 6M15 9l-6 6";
    public const string Pen = "M4 20l1-4.5L16 4.5l3.5 3.5-11 11L4 20zM13.5 7l3.5 3.5";
    public const string Send = "M4 11.5 20.5 4 15 20.5l-3.5-6L4 11.5zM11.5 14.5l4-4.5";
    public const string Document = "M6.5 3H14l4 4v14H6.5V3zM14 3v4h4M9.5 12h5.5M9.5 16h5.5";
    public const string List = "M8 6h12M8 12h12M8 18h12M4 6v.1M4 12v.1M4 18v.1";
    public const string Home = "M4 11l8-7 8 7v9h-5.5v-5.5h-5V20H4v-9z";
    public const string People = "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-3.6 2.4-6 6-6s6 2.4 6 6M16 4.3a3.4 3.4 0 0 1 0 6.4M17.5 14.3c2.2.8 3.5 2.8 3.5 5.7";
    public const string Person = "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.8-3.9 3.7-6 7.5-6s6.7 2.1 7.5 6";
    public const string Building = "M5 20.5V4h9v16.5M14 10h5v10.5M3 20.5h18M8 8h3M8 12h3M8 16h3";
    public const string Scales = "M12 4v16M7.5 20.5h9M5 7.5h14M5 7.5 2.5 14h5L5 7.5zM19 7.5 16.5 14h5L19 7.5z";
    public const string Seal = "M12 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM8.5 13.5 7 21l5-2.7 5 2.7-1.5-7.5";
    public const string Fund = "M3 6.5h18v11H3v-11zM12 14.7a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4zM6.2 10v4M17.8 10v4";
    public const string Chart = "M4 4v16h16M8.5 16.5v-5M13 16.5V8M17.5 16.5v-3";
    public const string Card = "M7 7h10v10H7V7zM10 3.5V7M14 3.5V7M10 17v3.5M14 17v3.5M3.5 10H7M3.5 14H7M17 10h3.5M17 14h3.5";
    public const string Server = "M4 5h16v6H4V5zM4 13h16v6H4v-6zM7.5 8v.1M7.5 16v.1M11 8h6M11 16h6";
    public const string Bell = "M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15L6 16.5zM10 21h4";
    public const string Globe = Ring + "M3 12h18M12 3c2.5 2.5 3.8 5.5 3.8 9s-1.3 6.5-3.8 9c-2.5-2.5-3.8-5.5-3.8-9S9.5 5.5 12 3z";
    public const string Theme = Ring + "M12 3a9 9 0 0 1 0 18V3z";
    public const string Menu = "M4 7h16M4 12h16M4 17h16";
    public const string Right = "M9.5 5.5 16 12l-6.5 6.5";
    public const string Left = "M14.5 5.5 8 12l6.5 6.5";
    public const string Down = "M5.5 9 12 15.5 18.5 9";
    public const string Search = "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 20.5 20.5";
    public const string Download = "M12 4v11M7.5 11 12 15.5 16.5 11M4.5 20h15";
    public const string Upload = "M12 16V5M7.5 9.5 12 5l4.5 4.5M4.5 20h15";
    public const string Lock = "M6 11h12v9H6v-9zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2";
    public const string Shield = "M12 3.5 5 6v5.5c0 4.3 2.8 7.4 7 9 4.2-1.6 7-4.7 7-9V6l-7-2.5zM9 12l2.3 2.3L15.5 10";
    public const string Refresh = "M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9M19.5 4v5h-5";
    public const string Flag = "M6 21V4h11l-2 4 2 4H6";
    public const string Eye = "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z";
    public const string Print = "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7v-6z";
    public const string SignOut = "M10 4H5v16h5M14 8l4 4-4 4M18 12H9.5";
    public const string Offline = "M3 3l18 18M5 10a11 11 0 0 1 4-2.5M19 10a11 11 0 0 0-5.5-3M8.5 13.5a6 6 0 0 1 4-1.5M12 18v.1";

    private const string Ring = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z";
}
