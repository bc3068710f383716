using System.Runtime.CompilerServices;
using Stateify.Benchmarks.Workloads;

namespace Stateify.Benchmarks.Reference;

/// <summary>The classes of W6 as its engine sees them.</summary>
internal static class KernelClasses
{
    /// <summary>The implementations of <see cref="IFileImpl"/>, as a byte before a reference to one.</summary>
    public enum ImplKind : byte
    {
        /// <summary>A <see cref="RegularFile"/>.</summary>
        Regular,

        /// <summary>A <see cref="DirectoryFile"/>.</summary>
        Directory,

        /// <summary>A <see cref="DeviceFile"/>.</summary>
        Device,

        /// <summary>A <see cref="SocketFile"/>.</summary>
        Socket,
    }

    /// <inheritdoc cref="IRowClass"/>
    public readonly struct KernelTaskClass : IRowClass
    {
        public static ref int Mark(object item) => ref Unsafe.As<KernelTask>(item).Ordinal;

        public static object Create() => new KernelTask();
    }

    /// <inheritdoc cref="IRowClass"/>
    public readonly struct FileDescriptionClass : IRowClass
    {
        public static ref int Mark(object item) => ref Unsafe.As<FileDescription>(item).Ordinal;

        public static object Create() => new FileDescription();
    }

    /// <inheritdoc cref="IRowClass"/>
    public readonly struct RegularFileClass : IRowClass
    {
        public static ref int Mark(object item) => ref Unsafe.As<RegularFile>(item).Ordinal;

        public static object Create() => new RegularFile();
    }

    /// <inheritdoc cref="IRowClass"/>
    public readonly struct DirectoryFileClass : IRowClass
    {
        public static ref int Mark(object item) => ref Unsafe.As<DirectoryFile>(item).Ordinal;

        public static object Create() => new DirectoryFile();
    }

    /// <inheritdoc cref="IRowClass"/>
    public readonly struct DeviceFileClass : IRowClass
    {
        public static ref int Mark(object item) => ref Unsafe.As<DeviceFile>(item).Ordinal;

        public static object Create() => new DeviceFile();
    }

    /// <inheritdoc cref="IRowClass"/>
    public readonly struct SocketFileClass : IRowClass
    {
        public static ref int Mark(object item) => ref Unsafe.As<SocketFile>(item).Ordinal;

        public static object Create() => new SocketFile();
    }

    /// <inheritdoc cref="IRowClass"/>
    public readonly struct MountClass : IRowClass
    {
        public static ref int Mark(object item) => ref Unsafe.As<Mount>(item).Ordinal;

        public static object Create() => new Mount();
    }

    /// <inheritdoc cref="IRowClass"/>
    public readonly struct DentryClass : IRowClass
    {
        public static ref int Mark(object item) => ref Unsafe.As<Dentry>(item).Ordinal;

        public static object Create() => new Dentry();
    }
}
