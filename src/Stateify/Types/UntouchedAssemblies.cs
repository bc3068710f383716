using System.Collections.Concurrent;

namespace Stateify.Types;

/// <summary>
/// The assemblies with savable types that others refer to. The platform runs the initializer of an assembly, which registers its types,
/// when something in it is used first; a load may need the types before, and the names of types must not depend on what a
/// program happens to have used. Thread-safe.
/// </summary>
internal static class UntouchedAssemblies
{
    // An initializer may be running on another thread and about to add references, so to add one takes no lock.
    private static readonly ConcurrentQueue<Action> Left = new();
    private static readonly Lock Gate = new();
    private static int _left;

    /// <summary>Adds an assembly.</summary>
    /// <param name="touch">Calls something in it.</param>
    public static void Add(Action touch)
    {
        Interlocked.Increment(ref _left);
        Left.Enqueue(touch);
    }

    /// <summary>Touches all of them, and those that they refer to. Comes before every save and load.</summary>
    public static void TouchAll()
    {
        if (Volatile.Read(ref _left) == 0)
            return;
        lock (Gate)
        {
            while (Left.TryDequeue(out Action? touch))
            {
                try
                {
                    touch();
                }
                catch (FileNotFoundException)
                {
                    // A program may be deployed without an assembly that it never uses. Then there are no objects of its types, and
                    // an image that has some is told that they are unknown.
                }
                finally
                {
                    Interlocked.Decrement(ref _left);
                }
            }
        }
    }
}
