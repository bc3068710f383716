using System.Globalization;
using System.Text;

namespace Sentry.Trace;

/// <summary>The words of one operation. A missing number is 0, as in the language's reference implementation.</summary>
internal sealed class TraceArguments
{
    private static readonly Dictionary<string, OpenFlags> OpenNames = new()
    {
        ["RDONLY"] = OpenFlags.ReadOnly,
        ["WRONLY"] = OpenFlags.WriteOnly,
        ["RDWR"] = OpenFlags.ReadWrite,
        ["CREAT"] = OpenFlags.Create,
        ["EXCL"] = OpenFlags.Exclusive,
        ["TRUNC"] = OpenFlags.Truncate,
        ["APPEND"] = OpenFlags.Append,
        ["NONBLOCK"] = OpenFlags.NonBlocking,
        ["CLOEXEC"] = OpenFlags.CloseOnExec,
        ["DIRECTORY"] = OpenFlags.Directory,
        ["NOFOLLOW"] = OpenFlags.NoFollow,
        ["PATH"] = OpenFlags.PathOnly,
        ["ASYNC"] = OpenFlags.Async,
        ["TMPFILE"] = OpenFlags.TemporaryFile,
        ["0"] = OpenFlags.ReadOnly,
    };

    private static readonly Dictionary<string, PollEvents> EventNames = new()
    {
        ["IN"] = PollEvents.In,
        ["OUT"] = PollEvents.Out,
        ["PRI"] = PollEvents.Priority,
        ["RDHUP"] = PollEvents.ReadHangUp,
        ["ET"] = PollEvents.EdgeTriggered,
        ["ONESHOT"] = PollEvents.OneShot,
        ["EXCL"] = PollEvents.Exclusive,
        ["0"] = PollEvents.None,
    };

    private readonly string[] _words;

    public TraceArguments(string operation)
    {
        _words = operation.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    public string Name => _words[0];

    public string Text(int index) => index < _words.Length ? _words[index] : "";

    public byte[] Bytes(int index) => Encoding.UTF8.GetBytes(Text(index));

    public int Int(int index) => (int)Long(index);

    public long Long(int index)
    {
        string text = Text(index);
        return text.StartsWith('-') ? -(long)Unsigned(text[1..]) : (long)Unsigned(text);
    }

    public ulong ULong(int index) => Unsigned(Text(index));

    public OpenFlags OpenFlagsAt(int index) => Flags(index, OpenNames, (all, one) => all | one);

    public PollEvents EventsAt(int index) => Flags(index, EventNames, (all, one) => all | one);

    private static ulong Unsigned(string text) =>
        text.StartsWith("0x", StringComparison.Ordinal)
            ? ulong.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
            : text.Length == 0 ? 0 : ulong.Parse(text, CultureInfo.InvariantCulture);

    private T Flags<T>(int index, Dictionary<string, T> names, Func<T, T, T> join)
        where T : struct, Enum =>
        Text(index).Split('|').Aggregate(default(T), (all, name) => join(all, names.GetValueOrDefault(name)));
}
