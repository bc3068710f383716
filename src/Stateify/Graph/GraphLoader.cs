using Stateify.Contract;
using Stateify.Evolution;
using Stateify.Types;
using Stateify.Wire;

namespace Stateify.Graph;

/// <summary>
/// Loads one graph: checks that all counts fit the bytes that are there, makes strings, arrays and empty collections, fills all
/// objects type by type, which makes those with rows as they are first referred to, and completes them in dependency order.
/// </summary>
internal static class GraphLoader
{
    public static object? Load(ImageReader image, LoadOptions options)
    {
        using LoadSession session = new(image, options) { Budget = LoadBudget.Of(options, image.Length) };
        ReadHeader(session);
        MakeBlocks(session);
        return Finish(session);
    }

    /// <summary>Makes strings and arrays of values, complete.</summary>
    public static void MakeBlocks(LoadSession session) => Run(session, ObjectMaker.MakeBlocks);

    /// <summary>Makes and fills all other objects and completes them.</summary>
    /// <returns>The root.</returns>
    public static object? Finish(LoadSession session)
    {
        Run(session, static session =>
        {
            ObjectMaker.MakeOthers(session);
            Fill(session);
            new LoadCompletion(session).Run();
        });
        return session.Root.Ordinal == 0 ? null : session.Tables[session.Root.Type].Get(session.Root.Ordinal);
    }

    /// <summary>Finds out from the type table alone whether an image could be loaded.</summary>
    public static LoadVerdict Judge(ImageReader image, LoadOptions options)
    {
        try
        {
            LoadBudget budget = LoadBudget.Of(options, image.Length);
            SchemaMatcher types = MatchTypes(image, ImageHeader.Read(image), options, budget);
            return new LoadVerdict(null, [.. types.Matches.Select(static match => match.Verdict)]);
        }
        catch (StateException error)
        {
            return new LoadVerdict(error, []);
        }
    }

    /// <summary>Runs a part of a load, whose errors get their places.</summary>
    private static void Run(LoadSession session, Action<LoadSession> part)
    {
        try
        {
            part(session);
        }
        catch (MisfitException misfit)
        {
            throw MisfitError(session, misfit);
        }
        catch (StateException exception) when (exception.Path is null && session.CurrentTable is { } table)
        {
            throw ErrorPlace.Of(session, table, Math.Max(1, session.CurrentOrdinal), exception);
        }
    }

    private static void Fill(LoadSession session)
    {
        session.Begin(StatePhase.Fill, static table => table is RowLoadTable or ElementLoadTable);
        foreach (LoadTable table in session.Tables[1..])
        {
            table.Fill();
            if (table is RowLoadTable or ElementLoadTable)
                session.Watch?.Add(table.Count, (long)table.SectionLength);
        }

        session.SetCurrent(null, 0);
        session.Watch?.End();
    }

    private static StateException MisfitError(LoadSession session, MisfitException misfit)
    {
        FieldSchema field = misfit.Type.FieldArray.First(field => field.Name == misfit.Column);
        return ErrorPlace.Of(session, session.Table(misfit.Type), misfit.Row, field.Offset, StateErrors.Misfit(misfit.Column, misfit.Type.Name));
    }

    private static void ReadHeader(LoadSession session)
    {
        ImageHeader header = ImageHeader.Read(session.Image);
        SchemaMatcher types = MatchTypes(session.Image, header, session.Context.Options, session.Budget);
        if (types.Obstacle is { } obstacle)
            throw obstacle;
        session.SetTypes(types);
        session.Root = header.Root;
        PlaceSections(session);
        CheckRoot(session);
    }

    private static SchemaMatcher MatchTypes(ImageReader image, ImageHeader header, LoadOptions options, LoadBudget budget)
    {
        SchemaMatcher types = SchemaMatcher.Match(
            new SchemaReader(image, budget).Read(header.TypeCount, header.SchemaLength), options, budget);
        types.DemandRoot(header.Root.Type);
        return types;
    }

    /// <summary>Nothing is allocated before the sections, whose lengths follow from the counts, add up to the image.</summary>
    private static void PlaceSections(LoadSession session)
    {
        long length = session.Image.Length;
        Int128 offset = session.Image.Position;
        foreach (LoadTable table in session.Tables[1..])
        {
            table.Place((long)offset);
            if (table.SectionLength > length - offset)
                throw StateErrors.Corrupt($"The objects of type {table.Type.Name} do not fit into the image.");
            offset += table.SectionLength;
            session.Budget.Claim(table);
        }

        if (offset != length)
            throw StateErrors.Corrupt("The image is longer than the objects in it.");
    }

    private static void CheckRoot(LoadSession session)
    {
        GraphReference root = session.Root;
        bool isThere = (uint)root.Type < (uint)session.Tables.Length
            && (uint)root.Ordinal <= (uint)session.Tables[root.Type].Count
            && (root.Type == 0) == (root.Ordinal == 0);
        if (!isThere)
            throw StateErrors.Corrupt("The root of the graph is not among its objects.");
    }
}
