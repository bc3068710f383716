namespace Sentry.Abi;

/// <summary>Flags of renameat2(2).</summary>
[Flags]
internal enum RenameFlags
{
    None = 0,
    NoReplace = 1,
    Exchange = 2,
}
