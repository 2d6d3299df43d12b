using System.Text;

namespace Cyberport.Grants.Values;

/// <summary>What happened to a piece of a text.</summary>
public enum DiffKind
{
    Same,
    Removed,
    Added,
}

public readonly record struct DiffPiece(DiffKind Kind, string Text);

/// <summary>
/// What changed between two texts, in words; Chinese, which has no spaces between words, by character. Myers' shortest edit, pure. Two
/// texts with very little in common are shown as one taken away and one added, which is also how people read them.
/// </summary>
public static class TextDiff
{
    private const int MostEdits = 1000;

    public static IReadOnlyList<DiffPiece> Of(string before, string after)
    {
        var (a, b) = (Tokens(before), Tokens(after));
        var first = 0;
        while (first < a.Count && first < b.Count && a[first] == b[first]) first++;
        var last = 0;
        while (last < a.Count - first && last < b.Count - first && a[^(last + 1)] == b[^(last + 1)]) last++;

        List<DiffPiece> pieces = [.. a[..first].Select(t => new DiffPiece(DiffKind.Same, t))];
        pieces.AddRange(Middle(a[first..^last], b[first..^last]));
        pieces.AddRange(a[^last..].Select(t => new DiffPiece(DiffKind.Same, t)));
        return Joined(pieces);
    }

    private static IEnumerable<DiffPiece> Middle(List<string> a, List<string> b) => Trace(a, b) is { } trace ? Back(a, b, trace)
        : a.Select(t => new DiffPiece(DiffKind.Removed, t)).Concat(b.Select(t => new DiffPiece(DiffKind.Added, t)));

    /// <summary>How far each diagonal came with 0, 1, 2… edits; null when it takes too many.</summary>
    private static List<int[]>? Trace(List<string> a, List<string> b)
    {
        var most = Math.Min(a.Count + b.Count, MostEdits);
        var reach = new int[2 * most + 3];
        var trace = new List<int[]>();
        for (var edits = 0; edits <= most; edits++)
        {
            trace.Add([.. reach]);
            for (var k = -edits; k <= edits; k += 2)
            {
                var down = k == -edits || (k != edits && reach[most + k] < reach[most + k + 2]);
                var x = down ? reach[most + k + 2] : reach[most + k] + 1;
                while (x < a.Count && x - k < b.Count && x - k >= 0 && a[x] == b[x - k]) x++;
                reach[most + k + 1] = x;
                if (x >= a.Count && x - k >= b.Count) return trace;
            }
        }
        return null;
    }

    private static List<DiffPiece> Back(List<string> a, List<string> b, List<int[]> trace)
    {
        var most = Math.Min(a.Count + b.Count, MostEdits);
        var pieces = new List<DiffPiece>();
        var (x, y) = (a.Count, b.Count);
        for (var edits = trace.Count - 1; edits >= 0; edits--)
        {
            var (reach, k) = (trace[edits], x - y);
            var down = k == -edits || (k != edits && reach[most + k] < reach[most + k + 2]);
            var (fromX, fromK) = down ? (reach[most + k + 2], k + 1) : (reach[most + k], k - 1);
            var fromY = edits == 0 ? 0 : fromX - fromK;
            if (edits == 0) fromX = 0;
            while (x > fromX && y > fromY && a[x - 1] == b[y - 1])
            {
                pieces.Add(new(DiffKind.Same, a[--x]));
                y--;
            }
            if (edits == 0) break;
            pieces.Add(down ? new(DiffKind.Added, b[--y]) : new(DiffKind.Removed, a[--x]));
        }
        pieces.Reverse();
        return pieces;
    }

    /// <summary>A word with the space behind it, or one Chinese character.</summary>
    private static List<string> Tokens(string text)
    {
        var (tokens, word) = (new List<string>(), new StringBuilder());
        void End()
        {
            if (word.Length > 0) tokens.Add(word.ToString());
            word.Clear();
        }
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            var (chinese, space) = (TextMeasure.IsChinese(rune.Value), Rune.IsWhiteSpace(rune));
            if (chinese || (!space && word.Length > 0 && char.IsWhiteSpace(word[^1]))) End();
            word.Append(rune.ToString());
            if (chinese) End();
        }
        End();
        return tokens;
    }

    private static List<DiffPiece> Joined(List<DiffPiece> pieces)
    {
        var joined = new List<DiffPiece>();
        // Within one change what goes stands before what comes.
        for (var i = 0; i < pieces.Count;)
        {
            var end = i;
            while (end < pieces.Count && (pieces[end].Kind == DiffKind.Same) == (pieces[i].Kind == DiffKind.Same)) end++;
            foreach (var kind in Enum.GetValues<DiffKind>())
                if (string.Concat(pieces[i..end].Where(p => p.Kind == kind).Select(p => p.Text)) is { Length: > 0 } text) joined.Add(new(kind, text));
            i = end;
        }
        return joined;
    }
}
