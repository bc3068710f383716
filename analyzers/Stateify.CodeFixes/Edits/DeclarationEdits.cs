using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Stateify.CodeFixes.Edits;

/// <summary>
/// The changes that any number of diagnostics ask for, by the piece of code they change. Several can ask for the same one: each change
/// leaves alone what is already as it should be. That makes fixing all of them one pass, whatever overlaps.
/// </summary>
/// <param name="solution">The solution to which all that is changed belongs.</param>
internal sealed class DeclarationEdits(Solution solution)
{
    private readonly Dictionary<SyntaxTree, Dictionary<SyntaxNode, List<Func<SyntaxNode, SyntaxNode>>>> _changes = [];
    private readonly Dictionary<DocumentId, List<Func<SourceText, SourceText>>> _additional = [];

    /// <summary>The solution as it is before the changes.</summary>
    public Solution Solution { get; } = solution;

    /// <summary>Adds a change of a piece of code of a file that the user has written.</summary>
    public void Change<T>(T node, Func<T, SyntaxNode> change)
        where T : SyntaxNode
    {
        if (!_changes.TryGetValue(node.SyntaxTree, out Dictionary<SyntaxNode, List<Func<SyntaxNode, SyntaxNode>>>? ofTree))
            _changes.Add(node.SyntaxTree, ofTree = []);
        if (!ofTree.TryGetValue(node, out List<Func<SyntaxNode, SyntaxNode>>? ofNode))
            ofTree.Add(node, ofNode = []);
        ofNode.Add(changed => change((T)changed));
    }

    /// <summary>Adds a change of a file beside the code.</summary>
    public void Change(TextDocument additional, Func<SourceText, SourceText> change)
    {
        if (!_additional.TryGetValue(additional.Id, out List<Func<SourceText, SourceText>>? ofFile))
            _additional.Add(additional.Id, ofFile = []);
        ofFile.Add(change);
    }

    /// <summary>The solution with all changes.</summary>
    public async Task<Solution> ApplyAsync(CancellationToken cancellation)
    {
        Solution changed = Solution;
        foreach (KeyValuePair<SyntaxTree, Dictionary<SyntaxNode, List<Func<SyntaxNode, SyntaxNode>>>> ofTree in _changes)
        {
            if (Solution.UserDocument(ofTree.Key) is not { } document)
                continue;
            SyntaxNode root = await ofTree.Key.GetRootAsync(cancellation).ConfigureAwait(false);

            // Inner pieces come first, so that a change of an outer one sees and keeps theirs.
            root = root.ReplaceNodes(ofTree.Value.Keys, (original, rewritten) =>
                ofTree.Value[original].Aggregate(rewritten, static (node, change) => change(node)));
            changed = changed.WithDocumentSyntaxRoot(document.Id, root);
        }

        foreach (KeyValuePair<DocumentId, List<Func<SourceText, SourceText>>> ofFile in _additional)
        {
            SourceText text = await Solution.GetAdditionalDocument(ofFile.Key)!.GetTextAsync(cancellation).ConfigureAwait(false);
            changed = changed.WithAdditionalDocumentText(ofFile.Key, ofFile.Value.Aggregate(text, static (text, change) => change(text)));
        }

        return changed;
    }
}
