using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Stateify.Generator.Inspection;
using Stateify.Generator.Inspection.Reach;

namespace Stateify.Analyzers.Schema;

/// <summary>What the names in a file stand for in a compilation. Thread-safe.</summary>
internal sealed class SchemaNames
{
    private static readonly char[] Separators = ['<', '>', '[', ']', ',', ' '];

    // The file can be anything; no type is made of so many.
    private const int DeepestName = 100;

    private readonly CSharpCompilation _compilation;
    private readonly Dictionary<string, string> _renamed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, INamedTypeSymbol> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _removed;

    public SchemaNames(CSharpCompilation compilation)
    {
        _compilation = compilation;
        _removed = new HashSet<string>(compilation.Assembly.Texts(Attributes.RemovedType), StringComparer.Ordinal);
        foreach (INamedTypeSymbol type in Relatives.Of(compilation).Prepend(compilation.Assembly).SelectMany(AssemblyTypes.In))
        {
            string name = StateNames.Of(type);
            _types[name] = type;
            foreach (string former in type.Texts(Attributes.FormerlyNamed))
            {
                _renamed[former] = name;
                if (name.LastIndexOf('`') is > 0 and int arity && former.IndexOf('`') < 0)
                    _renamed[former + name.Substring(arity)] = name;
            }
        }
    }

    /// <summary>Whether a type is declared to be gone.</summary>
    public bool IsRemoved(string name) => _removed.Contains(name) || _removed.Contains(name.Split('`')[0]);

    /// <summary>The name that a type has now, all the names it is made of being replaced.</summary>
    public string Current(string name)
    {
        StringBuilder result = new();
        for (int start = 0; start < name.Length;)
        {
            int end = name.IndexOfAny(Separators, start);
            end = end < 0 ? name.Length : end;
            string part = name.Substring(start, end - start);
            result.Append(_renamed.TryGetValue(part, out string? now) ? now : part);
            for (start = end; start < name.Length && Separators.Contains(name[start]); start++)
                result.Append(name[start]);
        }

        return result.ToString();
    }

    /// <summary>Whether a name in a file stands for what another is the name of now.</summary>
    public bool AreSame(string saved, string current) => saved == current || Current(saved) == current;

    /// <summary>The type of a name; null if there is none, or if it depends on type parameters.</summary>
    public ITypeSymbol? Find(string name)
    {
        int next = 0;
        string current = Current(name);
        return Read(current, ref next, 0) is { } type && next == current.Length ? type : null;
    }

    private ITypeSymbol? Read(string name, ref int next, int depth)
    {
        if (depth > DeepestName)
            return null;
        int end = name.IndexOfAny(Separators, next);
        string definition = name.Substring(next, (end < 0 ? name.Length : end) - next);
        next += definition.Length;
        List<ITypeSymbol> arguments = [];
        while (next < name.Length && (name[next] == '<' || (arguments.Count > 0 && name[next] == ',')))
        {
            next += name[next] == ',' ? ", ".Length : 1;
            if (next > name.Length || Read(name, ref next, depth + 1) is not { } argument)
                return null;
            arguments.Add(argument);
        }

        if (arguments.Count > 0 && (next >= name.Length || name[next++] != '>'))
            return null;
        return Construct(definition, arguments) is { } type ? ReadRanks(type, name, ref next) : null;
    }

    private ITypeSymbol? ReadRanks(ITypeSymbol type, string name, ref int next)
    {
        while (next < name.Length && name[next] == '[')
        {
            int end = name.IndexOf(']', next);
            if (end < 0)
                return null;
            type = _compilation.CreateArrayTypeSymbol(type, end - next);
            next = end + 1;
        }

        return type;
    }

    private ITypeSymbol? Construct(string definition, List<ITypeSymbol> arguments)
    {
        INamedTypeSymbol? type = _types.TryGetValue(definition, out INamedTypeSymbol? own) ? own : _compilation.GetTypeByMetadataName(definition);
        if (type is null || type.TypeParameters.Length != arguments.Count || type.ContainingType is { IsGenericType: true })
            return null;
        return arguments.Count == 0 ? type : type.Construct([.. arguments]);
    }
}
