using System.Globalization;
using Stateify.Contract;
using Stateify.Graph;

namespace Stateify.Codecs;

/// <summary>
/// The comparers of <see cref="StringComparer"/>: by code units, or by the rules of a culture. Those that are singletons come back
/// as such, for collections recognize them by reference.
/// </summary>
internal readonly struct StringComparers : IBuilt<StringComparer>
{
    private const byte Ordinal = 1;
    private const byte OrdinalIgnoreCase = 2;
    private const byte Culture = 3;

    private const int OptionsAt = 1;
    private const int CultureAt = 5;

    public static bool CoversDerived => true;

    public static int Width => CultureAt + Text.Width;

    public static void Describe(SchemaBuilder schema)
    {
        schema.Add("rule", Scalar<byte>.Schema);
        schema.Add("options", EnumColumn<CompareOptions>.Schema);
        schema.Add("culture", Text.Schema);
    }

    public static void Save(StringComparer obj, RowWriter row)
    {
        byte rule = Culture;
        string? culture = null;
        CompareOptions options = CompareOptions.None;
        if (StringComparer.IsWellKnownOrdinalComparer(obj, out bool ignoreCase))
            rule = ignoreCase ? OrdinalIgnoreCase : Ordinal;
        else if (StringComparer.IsWellKnownCultureAwareComparer(obj, out CompareInfo? info, out options))
            culture = info.Name;
        else
            throw StateErrors.UnsavableComparer(obj.GetType());
        row.Write(0, rule);
        row.Write(OptionsAt, options);
        row.WriteText(CultureAt, culture);
    }

    public static StringComparer Build(RowReader row)
    {
        CompareOptions options = row.Read<CompareOptions>(OptionsAt);
        return (row.Read<byte>(0), row.ReadText(CultureAt), options) switch
        {
            (Ordinal, null, CompareOptions.None) => StringComparer.Ordinal,
            (OrdinalIgnoreCase, null, CompareOptions.None) => StringComparer.OrdinalIgnoreCase,
            (Culture, "", CompareOptions.None) => StringComparer.InvariantCulture,
            (Culture, "", CompareOptions.IgnoreCase) => StringComparer.InvariantCultureIgnoreCase,
            (Culture, { } culture, _) => StringComparer.Create(Find(culture), options),
            _ => throw StateErrors.Corrupt("A comparer of strings follows an unknown rule."),
        };
    }

    private static CultureInfo Find(string culture)
    {
        try
        {
            return CultureInfo.GetCultureInfo(culture);
        }
        catch (CultureNotFoundException exception)
        {
            throw new StateException(
                StateErrorCode.UnknownCulture,
                $"Strings are compared by the rules of the culture {culture}, which this machine does not know; install its data, or"
                + " turn globalization-invariant mode off.",
                innerException: exception);
        }
    }
}
