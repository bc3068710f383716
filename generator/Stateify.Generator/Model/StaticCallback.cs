namespace Stateify.Generator.Model;

/// <summary>A static method, of a type that is not savable, that saved delegates may call.</summary>
/// <param name="TypeName">The C# name of the type.</param>
/// <param name="Callback">The method.</param>
internal sealed record StaticCallback(string TypeName, Callback Callback);
