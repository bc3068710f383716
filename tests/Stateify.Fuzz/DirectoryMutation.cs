using System.Globalization;
using System.Text;
using Stateify.Checkpoints;

namespace Stateify.Fuzz;

/// <summary>
/// Changes the files of a checkpoint directory: which there are, whose they are, and what is in them. Afterwards the manifest may be made to
/// name them as they are, as only somebody with the key can if there is one.
/// </summary>
internal sealed class DirectoryMutation
{
    private const int MostChanges = 3;
    private const string FilesSection = "files";
    private const string MemorySection = "memory-files";

    private static readonly string[] Strangers =
        ["notes.txt", "pages.2.img", "pages_meta.2.img", "manifest.1", ".manifest.abcdefgh.tmp", ".pages.img.abcdefgh.tmp", "checkpoint.img.older"];

    private readonly Seed _origin;
    private readonly IReadOnlyList<ImageMap> _graphs;
    private readonly Random _random;
    private readonly List<PackedFile> _files;
    private readonly List<PackedFile> _others;

    private DirectoryMutation(Seed origin, IReadOnlyList<ImageMap> graphs, Random random)
    {
        _origin = origin;
        _graphs = graphs;
        _random = random;
        _files = FilePack.Split(origin.Bytes);
        _others = FilePack.Split(origin.Twin!.Bytes);
    }

    private StateFileWriterOptions Options => _origin.Options!;

    /// <summary>Makes a changed directory.</summary>
    /// <param name="origin">The sound one.</param>
    /// <param name="graphs">Graphs that parts are taken of.</param>
    /// <param name="random">What to change.</param>
    public static byte[] Apply(Seed origin, IReadOnlyList<ImageMap> graphs, Random random)
    {
        DirectoryMutation mutation = new(origin, graphs, random);
        for (int changes = random.Next(1, MostChanges + 1); changes > 0; changes--)
            mutation.Change();
        if (random.Next(2) == 0)
            mutation.NameFilesAsTheyAre();
        return FilePack.Join(mutation._files);
    }

    private void Change()
    {
        int at = _random.Next(_files.Count);
        int place = _random.Next(_files.Count);
        switch (_random.Next(10))
        {
            case 0 when _files.Count > 1:
                _files.RemoveAt(at);
                break;
            case 1:
                Put(new PackedFile(_random.NextOf(Strangers), _files[at].Bytes));
                break;
            case 2:
                Put(_random.NextOf(_others));
                break;
            case 3:
                foreach (PackedFile other in _others)
                {
                    if (_random.Next(4) != 0)
                        Put(other);
                }
                break;
            case 4:
                _files[at] = _files[at] with { Bytes = _files[place].Bytes };
                break;
            case 5:
                RewriteManifest(said => ChangeLines(said, _random.Next(3) == 0 ? MemorySection : FilesSection));
                break;
            default:
                ChangeFile(at);
                break;
        }
    }

    private void ChangeFile(int at)
    {
        (string name, byte[] bytes) = _files[at];
        if (CheckpointNames.ArePages(name))
            _files[at] = new PackedFile(name, FileMutation.ChangeBytes(bytes, _random));
        else if (name == CheckpointNames.State)
            _files[at] = new PackedFile(name, FileMutation.Apply(bytes, Options, RewriteGraph, _random));
        else if (name == CheckpointNames.Manifest)
            _files[at] = new PackedFile(name, FileMutation.Apply(bytes, Options, Rewrite, _random));
        else
            ChangeImage(name);

        byte[] Rewrite(Random random) =>
            TryRead(bytes) is { } said ? MemoryDisk.Write(PartsMutation.Apply(said, null, random), Options) : bytes;

        byte[] RewriteGraph(Random random) => TryRead(bytes) is { } said
            ? MemoryDisk.Write(PartsMutation.Apply(said, random => ImageMutation.Apply(_origin.Map!, _graphs, random), random), Options)
            : bytes;
    }

    private void ChangeImage(string metadataName)
    {
        string pagesName = metadataName.Replace("pages_meta", "pages", StringComparison.Ordinal);
        if (ImageIn(_files) is not { } image || ImageIn(_others) is not { } other)
            return;
        ImageFiles changed = ImagesMutation.Apply(image, other, Options, _random);
        Put(new PackedFile(metadataName, changed.Metadata));
        Put(new PackedFile(pagesName, changed.Pages));

        ImageFiles? ImageIn(List<PackedFile> files) =>
            files.Find(file => file.Name == metadataName).Bytes is { } metadata && files.Find(file => file.Name == pagesName).Bytes is { } pages
                ? new ImageFiles(metadata, pages)
                : null;
    }

    /// <summary>Changes the entries of the manifest.</summary>
    private void ChangeLines(FileParts said, string section)
    {
        List<string> lines = LinesOf(said, section);
        if (lines.Count == 0)
            return;
        int at = _random.Next(lines.Count);
        string[] fields = lines[at].Split('\t');
        int field = _random.Next(fields.Length);
        switch (_random.Next(7))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(_random.Next(lines.Count), lines[at]);
                break;
            case 2:
                lines.Reverse(at, Math.Min(2, lines.Count - at));
                break;
            case 3:
                fields[field] = _random.NextNumber(_random.Next(1 << 14)).ToString(CultureInfo.InvariantCulture);
                break;
            case 4:
                fields[field] = _random.NextOf((string[])["", "../manifest", "/dev/zero", ".", "manifest", "a\0b", .. Strangers, .. _files.Select(static file => file.Name)]);
                break;
            case 5:
                fields = [.. fields, fields[field]];
                break;
            default:
                fields[field] = _random.NextOf(lines).Split('\t')[0];
                break;
        }
        if (at < lines.Count)
            lines[at] = string.Join('\t', fields);
        SetLines(said, section, lines);
    }

    /// <summary>Has the manifest name the files with the lengths and identities that they have now.</summary>
    private void NameFilesAsTheyAre() => RewriteManifest(said => SetLines(said, FilesSection, LinesOf(said, FilesSection).Select(line =>
    {
        string name = line.Split('\t')[0];
        if (_files.Find(file => file.Name == name).Bytes is not { } bytes)
            return line;
        try
        {
            CheckpointFile named = CheckpointFile.Describe("/", name, new MemoryDisk(bytes));
            return string.Create(CultureInfo.InvariantCulture, $"{name}\t{named.Length}\t{named.Identity}");
        }
        catch (StateFileException)
        {
            // No state file any more.
            return line;
        }
    })));

    private void RewriteManifest(Action<FileParts> change)
    {
        if (_files.Find(static file => file.Name == CheckpointNames.Manifest).Bytes is not { } manifest || TryRead(manifest) is not { } said)
            return;
        change(said);
        Put(new PackedFile(CheckpointNames.Manifest, MemoryDisk.Write(said, Options)));
    }

    /// <summary>What a file says; null if it is not sound any more.</summary>
    private FileParts? TryRead(byte[] file)
    {
        try
        {
            return FileParts.Read(file, Options.Key);
        }
        catch (StateFileException)
        {
            return null;
        }
    }

    private void Put(PackedFile file)
    {
        _files.RemoveAll(old => old.Name == file.Name);
        _files.Add(file);
    }

    private static List<string> LinesOf(FileParts said, string section) =>
        [.. Encoding.UTF8.GetString(said.Sections.Find(part => part.Name == section).Bytes ?? []).Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    private static void SetLines(FileParts said, string section, IEnumerable<string> lines)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(lines.Select(static line => line + '\n')));
        int at = said.Sections.FindIndex(part => part.Name == section);
        if (at >= 0)
            said.Sections[at] = (section, bytes);
    }
}
