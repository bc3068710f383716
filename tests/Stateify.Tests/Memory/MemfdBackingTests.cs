using Stateify.Memory;

namespace Stateify.Tests.Memory;

/// <summary>A memory file on a memfd, which is what a machine with Linux has.</summary>
public sealed class MemfdBackingTests() : MemoryFileTests(MemoryFile.Create("memfd-test"))
{
    [Fact]
    public void It_is_what_Linux_gives()
    {
        MemoryCapabilities capabilities = MemoryCapabilities.Of(MemoryBackingKind.Automatic);

        Assert.Equal(MemoryCapabilities.Of(MemoryBackingKind.Memfd), capabilities);
        Assert.True(capabilities is { Backing: MemoryBackingKind.Memfd, SparseScan: true, MappedLoad: true, DecommitUnit: MemoryFile.PageSize });
    }
}
