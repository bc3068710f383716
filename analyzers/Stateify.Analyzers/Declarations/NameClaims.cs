using Microsoft.CodeAnalysis;
using Stateify.Generator.Inspection;
using Stateify.Generator.Inspection.Reach;

namespace Stateify.Analyzers.Declarations;

/// <summary>Who claims which name in state files, among the savable types of a compilation. Names that differ only by case are neighbours.</summary>
internal sealed class NameClaims
{
    private readonly Compilation _compilation;
    private readonly Dictionary<string, List<NameClaim>> _claims = new(StringComparer.OrdinalIgnoreCase);

    public NameClaims(Compilation compilation)
    {
        _compilation = compilation;
        foreach (NameClaim claim in AssemblyTypes.SavableIn(compilation).SelectMany(Of))
        {
            if (!_claims.TryGetValue(claim.Name, out List<NameClaim>? claims))
                _claims.Add(claim.Name, claims = []);
            claims.Add(claim);
        }
    }

    /// <summary>The names that a type claims: its own and former ones.</summary>
    public static IEnumerable<NameClaim> Of(INamedTypeSymbol type) => type
        .Texts(Attributes.FormerlyNamed)
        .Select(former => new NameClaim(type, former, IsFormer: true))
        .Prepend(new NameClaim(type, StateNames.Of(type), IsFormer: false));

    /// <summary>The name of another type that claims exactly the same; null if there is none.</summary>
    public string? Rival(NameClaim claim)
    {
        NameClaim? rival = Neighbours(claim).FirstOrDefault(other => other.Name == claim.Name);
        return rival?.Type.ToDisplayString() ?? (claim.IsFormer || StateNames.GivenName(claim.Type) is null ? null : Predefined(claim.Name));
    }

    /// <summary>The claim of another type to a name that differs by case only; null if there is none.</summary>
    public NameClaim? Twin(NameClaim claim) => claim.IsFormer
        ? null
        : Neighbours(claim).FirstOrDefault(other => !other.IsFormer && other.Name != claim.Name);

    private IEnumerable<NameClaim> Neighbours(NameClaim claim) => _claims.TryGetValue(claim.Name, out List<NameClaim>? claims)
        ? claims.Where(other => !SymbolEqualityComparer.Default.Equals(other.Type, claim.Type))
        : [];

    private string? Predefined(string name) => _compilation.GetTypeByMetadataName(name) is { } type
        && (type.SpecialType != SpecialType.None || PlatformTypes.Find(type) is not null)
            ? type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat)
            : null;
}

/// <summary>A name in state files that a type says is its own.</summary>
internal sealed record NameClaim(INamedTypeSymbol Type, string Name, bool IsFormer);
