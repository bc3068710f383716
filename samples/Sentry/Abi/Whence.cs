namespace Sentry.Abi;

/// <summary>Where lseek(2) counts from.</summary>
internal enum Whence
{
    Start = 0,
    Current = 1,
    End = 2,
    Data = 3,
    Hole = 4,
}
