using Microsoft.CodeAnalysis;
using Stateify.Generator.Model;

namespace Stateify.Analyzers.Schema;

/// <summary>A savable type and its entry in the schema file.</summary>
/// <param name="Symbol">The type.</param>
/// <param name="Current">What files say of it now; null if it has errors of its own.</param>
/// <param name="Saved">What the file says of it; null if it has no entry.</param>
internal sealed record SchemaPair(INamedTypeSymbol Symbol, SchemaType? Current, SchemaType? Saved);
