using System.Security.Cryptography;

namespace Stateify;

/// <summary>
/// The secret that protects state files. Each file is protected with keys of its own, which are derived from this one, so that one
/// secret can serve any number of files. May be used from several threads, except that <see cref="Dispose"/> must not run beside
/// the opening or the beginning of a file.
/// </summary>
/// <example>
/// <code>
/// using StateKey key = new(Convert.FromHexString(secret));
/// StateFileWriterOptions options = new() { Protection = StateFileProtection.Encrypted, Key = key };
/// StateFile.Save("world.state", world, fileOptions: options);
/// </code>
/// </example>
public sealed class StateKey : IDisposable
{
    /// <summary>The bytes of a key.</summary>
    public const int Size = 32;

    // Pinned: the collector would leave copies behind when it moves the array.
    private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(Size, pinned: true);
    private bool _isDisposed;

    /// <summary>Creates a key.</summary>
    /// <param name="bytes">
    /// <see cref="Size"/> bytes that nobody can guess, such as those of <see cref="RandomNumberGenerator"/>; not a password. They are copied.
    /// </param>
    /// <exception cref="ArgumentException">There are more bytes, or fewer.</exception>
    public StateKey(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
            throw new ArgumentException($"A key has {Size} bytes, not {bytes.Length}.", nameof(bytes));
        bytes.CopyTo(_bytes);
    }

    /// <summary>The secret.</summary>
    /// <exception cref="ObjectDisposedException">The key was disposed.</exception>
    internal ReadOnlySpan<byte> Bytes
    {
        get
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return _bytes;
        }
    }

    /// <summary>Clears the secret. Files that are open already can still be read or written.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        CryptographicOperations.ZeroMemory(_bytes);
    }
}
