using Stateify.Memory;
using Stateify.Tests.Checkpoints;

namespace Stateify.Tests.Faults;

/// <summary>Directories that disappear while a checkpoint is saved, and streams that give little, or nothing, when it is read.</summary>
public sealed class VanishingTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly Stage _stage;

    public VanishingTests() => _stage = new Stage(_directory.Path);

    public void Dispose()
    {
        _stage.Dispose();
        _directory.Dispose();
    }

    [Theory]
    [InlineData(CheckpointPhase.Graph)]
    [InlineData(CheckpointPhase.Pages)]
    [InlineData(CheckpointPhase.Manifest)]
    [InlineData(CheckpointPhase.Commit)]
    public void What_is_being_written_disappears_and_the_older_checkpoint_stays(CheckpointPhase phase)
    {
        _stage.Save(1);
        CheckpointOptions options = new()
        {
            File = new() { Overwrite = true },
            Progress = new Saboteur(phase, () => Directory.Delete(Directory.GetDirectories(_directory.Path, ".world.*.tmp").Single(), recursive: true)),
        };

        Exception error = Assert.ThrowsAny<Exception>(() => _stage.Save(2, options));

        StateFileErrorCode code = Assert.IsType<StateFileException>(error as StateFileException ?? error.InnerException).Code;
        Assert.True(error is StateFileException or MemoryFileException, error.ToString());
        Assert.True(code is StateFileErrorCode.DirectoryNotFound or StateFileErrorCode.FileNotFound, error.ToString());
        Assert.Equal(["world"], _directory.Names);
        Assert.Equal(1, _stage.Restore());
    }

    [Fact]
    public void The_older_checkpoint_disappears_while_the_newer_one_is_written()
    {
        _stage.Save(1);
        CheckpointOptions options = new()
        {
            File = new() { Overwrite = true },
            Progress = new Saboteur(CheckpointPhase.Pages, () => Directory.Delete(_stage.Target, recursive: true)),
        };

        _stage.Save(2, options);

        Assert.Equal(2, _stage.Restore());
    }

    [Fact]
    public void A_stream_that_gives_one_byte_at_a_time_is_read_to_the_end()
    {
        using StateFileReader file = StateFileReader.Open(new Trickle(Saved(), int.MaxValue));

        file.Verify();
    }

    [Fact]
    public void A_read_that_fails_anywhere_is_a_typed_error()
    {
        byte[] saved = Saved();
        for (int failAt = 0; failAt < saved.Length; failAt++)
        {
            StateFileException? error = null;
            try
            {
                using StateFileReader file = StateFileReader.Open(new Trickle(saved, failAt));
                file.Verify();
            }
            catch (StateFileException thrown)
            {
                error = thrown;
            }
            Assert.Equal(StateFileErrorCode.IoFailed, error?.Code);
            Assert.IsType<IOException>(error!.InnerException);
        }
    }

    private byte[] Saved()
    {
        _stage.Save(1);
        return File.ReadAllBytes(Path.Combine(_stage.Target, "checkpoint.img"));
    }

    private sealed class Saboteur(CheckpointPhase phase, Action action) : IProgress<CheckpointPhase>
    {
        public void Report(CheckpointPhase value)
        {
            if (value == phase)
                action();
        }
    }

    /// <summary>A stream that gives one byte at a time, and fails at one of them.</summary>
    private sealed class Trickle(byte[] bytes, int failAt) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer)
        {
            if (Position == failAt)
                throw new IOException("injected", 5);
            return base.Read(buffer[..Math.Min(1, buffer.Length)]);
        }
    }
}
