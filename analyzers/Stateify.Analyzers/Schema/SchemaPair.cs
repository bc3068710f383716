using Microsoft.CodeAnalysis;
using Stateify.Generator.Model;

namespace Stateify.Analyzers.Schema;

/// <summary>A savable type and its entry in the schema file.</summary>
internal sealed class SchemaPair(INamedTypeSymbol symbol, SchemaType? current, SchemaType? saved)
{
    /// <summary>The type.</summary>
    public INamedTypeSymbol Symbol { get; } = symbol;

    /// <summary>What files say of it now; null if it has errors of its own.</summary>
    public SchemaType? Current { get; } = current;

    /// <summary>What the file says of it; null if it has no entry.</summary>
    public SchemaType? Saved { get; } = saved;
}
