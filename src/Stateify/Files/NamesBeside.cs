using System.Globalization;

namespace Stateify.Files;

/// <summary>
/// The names beside that of a file or directory: <c>.NAME.RANDOM.tmp</c> for what is to take its place, <c>NAME.1</c> for the last one
/// whose place was taken, <c>NAME.2</c> for the one before, and so on. Immutable.
/// </summary>
/// <param name="target">The full path whose last part is the name.</param>
internal sealed class NamesBeside(string target)
{
    private const int RandomLength = 8;
    private const string TemporarySuffix = ".tmp";

    /// <summary>The directory they are all in.</summary>
    public string Directory { get; } = Path.GetDirectoryName(target)
        ?? throw new ArgumentException("The root of a file system cannot be replaced.", nameof(target));

    /// <summary>The full path of what is to be replaced: a symbolic link stays, and leads to what takes the place.</summary>
    /// <exception cref="IOException">Links lead to each other.</exception>
    public static string TargetOf(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return new FileInfo(full).LinkTarget is null ? full : File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName;
    }

    /// <summary>What tells the temporary names of one save from those of another.</summary>
    public static string NewRandom() => Path.GetRandomFileName()[..RandomLength];

    /// <summary>The name of an older one.</summary>
    /// <param name="number">Which, from 1 for the last.</param>
    public string Older(int number) => string.Create(CultureInfo.InvariantCulture, $"{target}.{number}");

    /// <summary>A name in which nobody looks.</summary>
    public string Hidden(string suffix) => Path.Combine(Directory, PrefixOf(target) + suffix);

    /// <summary>The temporary name of a save.</summary>
    /// <param name="random">What <see cref="NewRandom"/> gave.</param>
    /// <param name="role">What is there, if the save has more than one; begins with a dot.</param>
    public string Temporary(string random, string role = "") => Hidden(random + role + TemporarySuffix);

    /// <summary>Finds, among names in the directory, those that <see cref="Temporary"/> gives, by their random parts.</summary>
    public IEnumerable<string> FindRandoms(IEnumerable<string> names, string role = "")
    {
        string prefix = PrefixOf(target);
        return names
            .Where(name => name.Length == prefix.Length + RandomLength + role.Length + TemporarySuffix.Length)
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(role + TemporarySuffix, StringComparison.Ordinal))
            .Select(name => name.Substring(prefix.Length, RandomLength))
            .Where(static random => random.All(char.IsAsciiLetterOrDigit));
    }

    /// <summary>
    /// How many older ones have to move on by one number before another can be the first: those up to a number that is free, which
    /// there is if moving them was begun before and not finished. The one that comes to <paramref name="keep"/> + 1 is too many.
    /// </summary>
    public int CountToMove(int keep, Func<string, bool> exists)
    {
        int count = 0;
        while (count < keep && exists(Older(count + 1)))
            count++;
        return count;
    }

    /// <summary>Finds the first of the older ones' names, up to one that is free, that something of another kind has; null if there is none.</summary>
    public string? FindObstacle(int keep, Func<string, bool> exists, Func<string, bool> isOther)
    {
        for (int number = 1; number <= keep; number++)
        {
            if (isOther(Older(number)))
                return Older(number);
            if (!exists(Older(number)))
                break;
        }
        return null;
    }

    private static string PrefixOf(string target) => $".{Path.GetFileName(target)}.";
}
