using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Stateify.Memory;

namespace Stateify.Fuzz;

/// <summary>
/// Changes the images of a memory file: what one says or holds, and which follow each other. Who has not got the key can do the latter,
/// and change bytes; the rest is done in images that are sound otherwise.
/// </summary>
internal sealed class ImagesMutation
{
    private const int MostMoves = 3;
    private const long MostBytes = 1L << 38;

    private readonly StateFileWriterOptions _options;
    private readonly List<ImageFiles> _images;
    private readonly List<ImageFiles> _others;
    private readonly Random _random;

    private ImagesMutation(StateFileWriterOptions options, List<ImageFiles> images, List<ImageFiles> others, Random random)
    {
        _options = options;
        _images = images;
        _others = others;
        _random = random;
    }

    /// <summary>Makes a changed state of an image or a chain.</summary>
    /// <param name="origin">The sound one.</param>
    /// <param name="random">What to change.</param>
    public static byte[] Apply(Seed origin, Random random)
    {
        List<ImageFiles> images = ImageFiles.Split(origin.Bytes);
        ImagesMutation mutation = new(origin.Options!, images, origin.Twin is null ? [.. images] : ImageFiles.Split(origin.Twin.Bytes), random);
        mutation.Change();
        return ImageFiles.Join(images);
    }

    /// <summary>Makes a changed image.</summary>
    /// <param name="sound">The sound one.</param>
    /// <param name="other">One that parts are taken of.</param>
    /// <param name="options">How it is protected.</param>
    /// <param name="random">What to change.</param>
    public static ImageFiles Apply(ImageFiles sound, ImageFiles other, StateFileWriterOptions options, Random random)
    {
        List<ImageFiles> images = [sound];
        new ImagesMutation(options, images, [other], random).ChangeImage(0);
        return images[0];
    }

    private void Change()
    {
        bool isChain = _images.Count > 1;
        bool moves = isChain && _random.Next(2) == 0;
        if (moves)
        {
            for (int count = _random.Next(1, MostMoves + 1); count > 0; count--)
                MoveImages();
        }
        if (!moves || _random.Next(3) == 0)
            ChangeImage(_random.Next(_images.Count));
        if (isChain && _random.Next(2) == 0)
            ContinueEach();
    }

    private void MoveImages()
    {
        int at = _random.Next(_images.Count);
        int place = _random.Next(_images.Count);
        ImageFiles other = _random.NextOf(_others);
        switch (_random.Next(7))
        {
            case 0 when _images.Count > 1:
                _images.RemoveAt(at);
                break;
            case 1:
                _images.Insert(place, _images[at]);
                break;
            case 2:
                (_images[at], _images[place]) = (_images[place], _images[at]);
                break;
            case 3:
                _images.Insert(at, other);
                break;
            case 4:
                _images[at] = _images[at] with { Pages = _random.Next(2) == 0 ? other.Pages : _images[place].Pages };
                break;
            default:
                _images[at] = at < _others.Count ? _others[at] : other;
                break;
        }
    }

    private void ChangeImage(int at)
    {
        ImageFiles image = _images[at];
        switch (_random.Next(4))
        {
            case 0:
                _images[at] = image with { Pages = FileMutation.ChangeBytes(image.Pages, _random) };
                break;
            case 1:
                byte[] metadata = FileMutation.Apply(image.Metadata, _options, _ => (image = Rewrite(image)).Metadata, _random);
                _images[at] = image with { Metadata = metadata };
                break;
            default:
                _images[at] = Rewrite(image);
                break;
        }
    }

    /// <summary>Has it say, or hold, something else.</summary>
    private ImageFiles Rewrite(ImageFiles image)
    {
        // An image that was taken from elsewhere, or has another's pages, may be no sound one any more.
        if (!TryRead(image, out ImageParts? parts) || !TryRead(_random.NextOf(_others), out ImageParts? other))
            return image;
        FileParts said = _random.Next(4) == 0 ? parts.Said.Copy() : PartsMutation.Apply(parts.Said, null, _random, other.Said);
        if (_random.Next(4) == 0)
            PageTables.Move(said, _random.NextInt64(MostBytes / MemoryFile.PageSize) * MemoryFile.PageSize, _random);
        byte[] pages = _random.Next(4) == 0 ? FileMutation.ChangeBytes(parts.Pages, _random) : parts.Pages;
        if (_random.Next(2) == 0)
            PageTables.Hash(said, pages);
        if (_random.Next(4) != 0)
            PageTables.Identify(said);
        return new ImageParts(said, pages).Write(_options, proves: _random.Next(4) != 0);
    }

    /// <summary>Has every delta be one of the state before it, as far as there is one to be found.</summary>
    private void ContinueEach()
    {
        for (int at = 1; at < _images.Count; at++)
        {
            if (!TryRead(_images[at - 1], out ImageParts? before) || !TryRead(_images[at], out ImageParts? image))
                return;
            if (PageTables.Continue(image.Said, PageTables.Identify(before.Said)))
                _images[at] = image.Write(_options, proves: true);
        }
    }

    private bool TryRead(ImageFiles image, [NotNullWhen(true)] out ImageParts? parts)
    {
        try
        {
            parts = ImageParts.Read(image, _options.Key);
            return true;
        }
        catch (Exception error) when (error is StateFileException or MemoryFileException or CryptographicException)
        {
            parts = null;
            return false;
        }
    }
}
