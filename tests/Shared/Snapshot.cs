namespace Stateify.Tests.Shared;

/// <summary>
/// Compares text with a <c>*.verified.*</c> file beside the test. A difference leaves the text in <c>*.received.*</c>; rename
/// that to accept it.
/// </summary>
internal static class Snapshot
{
    /// <summary>Compares a text.</summary>
    /// <param name="actual">The text.</param>
    /// <param name="stem">The path of the verified file up to <c>.verified</c>.</param>
    /// <param name="extension">What follows it, such as <c>cs</c>.</param>
    public static void Verify(string actual, string stem, string extension)
    {
        string verified = $"{stem}.verified.{extension}";
        string received = $"{stem}.received.{extension}";
        if (File.Exists(verified) && File.ReadAllText(verified) == actual)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        Assert.Fail($"The text is not the one in {verified}; compare it with {received} and, if it is right, rename that.");
    }
}
