using Stateify.Graph;
using Stateify.Types;

namespace Stateify.Contract;

/// <summary>
/// One type of the closed world: its name, its schema, and how its objects become rows and rows objects. There is one instance
/// per closed type and process; it holds no state of any save or load and may be used by all threads.
/// </summary>
public abstract class StateType
{
    private static int _lastIndex;
    private FieldSchema[]? _fields;
    private LevelSchema[]? _levels;
    private string? _name;
    private Fact _needsSaveHooks;
    private Fact _needsLoadHooks;
    private CallbackSet? _callbacks;

    private protected StateType(Type clrType, StateTypeKind kind)
    {
        ClrType = clrType;
        Kind = kind;
        Index = Interlocked.Increment(ref _lastIndex);
    }

    /// <summary>The .NET type of the objects.</summary>
    public Type ClrType { get; }

    /// <summary>The shape of the type's section.</summary>
    public StateTypeKind Kind { get; }

    /// <summary>The name in a file.</summary>
    public string Name => _name ??= ComposeName();

    /// <summary>The columns of a row.</summary>
    public IReadOnlyList<FieldSchema> Fields => FieldArray;

    /// <summary>The classes that declare the columns, base classes first; one for a type without base.</summary>
    public IReadOnlyList<LevelSchema> Levels => _levels ?? Describe().Levels;

    /// <summary>The names the type had in files of earlier versions.</summary>
    public virtual IReadOnlyList<string> FormerNames => [];

    /// <summary>The bytes of a row; at least 1, so that a count in a file is always backed by bytes.</summary>
    public abstract int Width { get; }

    /// <summary>The name that replaces the C# name without type arguments, if the user gave one.</summary>
    protected virtual string? GivenName => null;

    /// <summary>The name in a file without type arguments.</summary>
    internal string DefinitionName => GivenName ?? TypeNames.DefinitionOf(ClrType);

    /// <summary>A dense number of the type in this process; never in a file.</summary>
    internal int Index { get; }

    /// <summary>One past the highest <see cref="Index"/>.</summary>
    internal static int IndexLimit => Volatile.Read(ref _lastIndex) + 1;

    /// <summary>How many objects the last save found: the size to rent at once in the next one.</summary>
    internal int ExpectedCount { get; set; }

    /// <summary>The layout of the last image whose root was of this type.</summary>
    internal ImageLayout? LastLayout { get; set; }

    internal FieldSchema[] FieldArray => _fields ?? Describe().Fields;

    /// <summary>Whether hooks of this type's objects wait for anything.</summary>
    internal bool HasWaits => FieldArray.Any(static column => column.Wait || RowReferences.Waits(column.Column));

    /// <summary>Whether objects of this type can refer to others.</summary>
    internal bool CanRefer => FieldArray.Any(static column => RowReferences.CanRefer(column.Column));

    /// <summary>Whether objects of this type have something to do in <see cref="RunBeforeSave"/> or <see cref="RunAfterSave"/>.</summary>
    public virtual bool HasSaveHooks => false;

    /// <summary>Whether objects of this type have something to do in <see cref="RunAfterLoad"/>.</summary>
    public virtual bool HasLoadHooks => false;

    /// <summary>Whether that is so of objects of this type or of structs in them.</summary>
    internal bool NeedsSaveHooks => _needsSaveHooks.Known
        ?? _needsSaveHooks.Learn(HasSaveHooks || FieldArray.Any(static column => ColumnHooks.OfSave(column.Column)));

    /// <summary>Whether that is so of objects of this type or of structs in them.</summary>
    internal bool NeedsLoadHooks => _needsLoadHooks.Known
        ?? _needsLoadHooks.Learn(HasLoadHooks || FieldArray.Any(static column => ColumnHooks.OfLoad(column.Column)));

    /// <summary>Whether the hooks of structs in objects of this type run where the structs are stored.</summary>
    internal virtual bool RunsStructHooks => false;

    /// <summary>Whether a program declares the columns, which can come and go then. Those of the platform's types are the format's.</summary>
    internal virtual bool IsOfProgram => false;

    /// <summary>Whether objects are filled only when their keys are complete.</summary>
    internal virtual bool IsDeferred => false;

    /// <summary>Whether objects cannot be made empty and filled: they are made when all that they hold exists.</summary>
    internal virtual bool IsBuilt => false;

    /// <summary>Whether objects of classes derived from <see cref="ClrType"/>, hidden ones of the platform, are of this type.</summary>
    internal virtual bool CoversDerived => false;

    /// <summary>The column that leads to an object's elements, if its class derives from a collection.</summary>
    internal FieldSchema? ElementsField => Array.Find(FieldArray, static column => column.Name == FieldSchema.Elements);

    /// <summary>Whether objects hold nothing but values and objects that are one block of bytes.</summary>
    internal bool IsSelfContained => FieldArray.All(static column => RowReferences.AreBlocks(column.Column));

    /// <summary>Registers the types that fields of this type can hold and that nothing else declares.</summary>
    /// <param name="types">Where to register them.</param>
    public virtual void RegisterParts(TypeSet types)
    {
    }

    /// <summary>Names the methods that saved delegates may call on objects of this type.</summary>
    /// <param name="callbacks">Where to name them.</param>
    public virtual void DescribeCallbacks(CallbackSet callbacks)
    {
    }

    /// <summary>The methods that saved delegates may call on objects of this type.</summary>
    internal CallbackSet Callbacks => _callbacks ??= new CallbackSet(DescribeCallbacks);

    /// <summary>Runs the <c>BeforeSave</c> hooks of an object.</summary>
    public virtual void RunBeforeSave(object obj, SaveContext context)
    {
    }

    /// <summary>Runs the <c>AfterSave</c> hooks of an object.</summary>
    public virtual void RunAfterSave(object obj, SaveContext context)
    {
    }

    /// <summary>Runs the <c>LoadX</c> methods, with the values in the object's row, and then the <c>AfterLoad</c> hooks.</summary>
    public virtual void RunAfterLoad(object obj, RowReader row, LoadContext context)
    {
    }

    /// <summary>Makes objects to be filled from their rows.</summary>
    /// <param name="objects">Where they go.</param>
    public virtual void Create(Span<object?> objects) => throw new InvalidOperationException($"{Name} has no objects with rows.");

    /// <summary>Declares the columns of a row.</summary>
    /// <param name="schema">Where to declare them.</param>
    protected abstract void Describe(SchemaBuilder schema);

    /// <summary>The ordinal of an object in the table of its type; found now if it was not known.</summary>
    /// <param name="obj">An object of exactly this type.</param>
    /// <param name="table">This type's table in the save.</param>
    public virtual int OrdinalOf(object obj, SaveTable table) => table.Ordinal(obj);

    internal abstract SaveTable CreateSaveTable(SaveSession session);

    internal abstract LoadTable CreateLoadTable(LoadSession session);

    private protected virtual string ComposeName() => TypeNames.Compose(ClrType, GivenName);

    private (FieldSchema[] Fields, LevelSchema[] Levels) Describe()
    {
        SchemaBuilder builder = new();
        Describe(builder);
        (FieldSchema[] fields, LevelSchema[] levels) = builder.ToArrays();
        _levels = levels;
        _fields = fields;
        return (fields, levels);
    }
}
