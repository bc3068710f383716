namespace Stateify;

/// <summary>
/// How far a save or a load is. Each phase reports when it begins, when it ends, and in between about 20 times a second, on the
/// thread that saves or loads.
/// </summary>
/// <param name="Phase">What is going on.</param>
/// <param name="Objects">
/// The objects the phase is done with: all in <see cref="StatePhase.Walk"/> and <see cref="StatePhase.Write"/>, none in
/// <see cref="StatePhase.Read"/>, only those it concerns in the others.
/// </param>
/// <param name="TotalObjects">The objects it has to do; null while that is not known.</param>
/// <param name="Bytes">The bytes of the image they take.</param>
/// <param name="TotalBytes">The bytes of all objects of the phase; null while that is not known.</param>
public readonly record struct StateProgress(StatePhase Phase, long Objects, long? TotalObjects, long Bytes, long? TotalBytes);
