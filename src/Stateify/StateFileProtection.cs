namespace Stateify;

/// <summary>What stands between a state file and those who must not read or change it. The numbers are those in the file.</summary>
public enum StateFileProtection
{
    /// <summary>Checksums, which find damage: anybody can read the file, and make another.</summary>
    None = 0,

    /// <summary>Anybody can read the file; only who has the key can have written it. HMAC-SHA-256 over header, every frame and the trailer.</summary>
    Authenticated = 1,

    /// <summary>
    /// As <see cref="Authenticated"/>, and only who has the key can read what is in the sections: AES-256-GCM. Metadata, and names and
    /// lengths of sections, stay readable.
    /// </summary>
    Encrypted = 2,
}
