using System.Globalization;
using System.Text;

namespace Sentry.Trace;

/// <summary>Writes answers the way the reference implementation of the trace language does.</summary>
internal static class TraceFormat
{
    private const int MaxQuoted = 4900;

    private static readonly (PollEvents Event, char Letter)[] EventLetters =
    [
        (PollEvents.In, 'I'),
        (PollEvents.Priority, 'P'),
        (PollEvents.Out, 'O'),
        (PollEvents.Error, 'E'),
        (PollEvents.HangUp, 'H'),
        (PollEvents.ReadHangUp, 'R'),
    ];

    public static string Events(PollEvents events)
    {
        string letters = string.Concat(EventLetters.Where(entry => events.HasFlag(entry.Event)).Select(entry => entry.Letter));
        return letters.Length > 0 ? letters : "0";
    }

    public static string Data(ReadOnlySpan<byte> data)
    {
        var text = new StringBuilder("\"");
        foreach (byte value in data)
        {
            if (text.Length >= MaxQuoted) break;
            if (value is >= 32 and < 127 && value != '"' && value != '\\') text.Append((char)value);
            else text.Append(CultureInfo.InvariantCulture, $"\\x{value:x2}");
        }

        return string.Create(CultureInfo.InvariantCulture, $"{data.Length} {text}\"");
    }

    /// <summary>Type, size and links; sizes of directories are left out because they differ between file systems.</summary>
    public static string Status(FileStatus status)
    {
        char kind = status.Kind switch
        {
            InodeKind.Regular => 'f',
            InodeKind.Directory => 'd',
            InodeKind.Symlink => 'l',
            InodeKind.Fifo => 'p',
            _ => 'o',
        };
        return string.Create(CultureInfo.InvariantCulture, $"{kind} size={status.Size} nlink={status.Links}");
    }

    public static string Signal(SignalInfo signal)
    {
        if (signal.Code == SignalCode.Kernel) return "IO";
        int number = signal.Number == Signals.Signal.IO ? 0 : signal.Number - Signals.Signal.RealTimeMin + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{number}:fd{signal.Descriptor}:{(uint)signal.Band:x}");
    }

    /// <summary>How many mounts are exactly at a place, and the propagation of the latest of them.</summary>
    public static string Mounts(List<Mount> mounts)
    {
        if (mounts.MaxBy(mount => mount.Id) is not { } latest) return "0:-";
        List<string> tags = [];
        if (latest.Group is not null) tags.Add("shared");
        if (latest.Master is not null) tags.Add("master");
        return string.Create(CultureInfo.InvariantCulture, $"{mounts.Count}:{(tags.Count > 0 ? string.Join('+', tags) : "private")}");
    }
}
