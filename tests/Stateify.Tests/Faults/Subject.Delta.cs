using System.Globalization;
using Stateify.Files;
using Stateify.Memory;

namespace Stateify.Tests.Faults;

internal abstract partial class Subject
{
    /// <summary>
    /// The next delta of a chain: each number has files of its own, and the chain is as long as there are metadata. Every one of its
    /// images must give its number whatever becomes of those after it.
    /// </summary>
    private sealed class Delta(string name, bool tracks) : Subject(name, keep: 0)
    {
        private const int Page = MemoryFile.PageSize;
        private const int Pages = 96;

        // Every second page is another run, and together they are more than one batch.
        private const int Step = 2;

        public override string Target => "chain";

        public override void Save(string directory, int value, IFileSystem disk)
        {
            List<int> chain = NumbersIn(directory);
            if (chain.Count == 0)
            {
                SaveFull(directory);
                chain = [0];
            }
            using MemoryFile memory = MemoryChain.Load("delta", [.. chain.Select(number => Image(directory, number))]);
            if (tracks)
                Track(memory);
            Fill(memory, value);
            MemoryImage image = Image(directory, value);

            // Only a process that died between the two renames has left its pages under their name.
            MemorySaveOptions options = new() { Overwrite = System.IO.File.Exists(image.PagesPath), TrackWrites = tracks };
            memory.SaveDeltaOn(disk, image.MetaPath, image.PagesPath, Image(directory, chain[^1]).MetaPath, options);
        }

        public override int Load(string directory, string name)
        {
            List<int> chain = NumbersIn(directory);
            for (int length = 1; length <= chain.Count; length++)
            {
                MemoryImage[] images = [.. chain.Take(length).Select(number => Image(directory, number))];
                MemoryChain.Verify(images);
                using MemoryFile memory = MemoryChain.Load("delta", images);
                for (int page = 0; page < Pages; page++)
                    Assert.Equal(page % Step == 0 ? chain[length - 1] : 0, memory.GetSpan(page * Page, Page)[Page - 1]);
            }
            return chain[^1];
        }

        private static void SaveFull(string directory)
        {
            using MemoryFile memory = MemoryFile.Create("delta");
            memory.Allocate(Pages * Page);
            MemoryImage image = Image(directory, 0);
            memory.Save(image.MetaPath, image.PagesPath, new() { PageHashes = true });
        }

        /// <summary>Has writes tracked since the state that the memory has: an image of the same state does, wherever it is.</summary>
        private static void Track(MemoryFile memory)
        {
            using TemporaryDirectory elsewhere = TemporaryDirectory.InMemory();
            memory.Save(elsewhere["meta"], elsewhere["pages"], new() { TrackWrites = true });
        }

        private static void Fill(MemoryFile memory, int value)
        {
            for (int page = 0; page < Pages; page += Step)
                memory.GetSpan(page * Page, Page).Fill((byte)value);
        }

        private static List<int> NumbersIn(string directory) =>
        [
            .. System.IO.Directory.GetFiles(directory, "*.meta")
                .Select(static path => int.Parse(Path.GetFileNameWithoutExtension(path), CultureInfo.InvariantCulture)).Order(),
        ];

        private static MemoryImage Image(string directory, int number) =>
            new(Path.Combine(directory, $"{number}.meta"), Path.Combine(directory, $"{number}.pages"));
    }
}
