using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Stateify.Memory;

/// <summary>Keeps a handle open, whoever disposes of that, until this is disposed of or forgotten.</summary>
internal sealed class HandleHold : SafeHandleZeroOrMinusOneIsInvalid
{
    private readonly SafeHandle _held;

    public HandleHold(SafeHandle held)
        : base(ownsHandle: true)
    {
        bool isHeld = false;
        _held = held;
        held.DangerousAddRef(ref isHeld);
        SetHandle(held.DangerousGetHandle());
    }

    protected override bool ReleaseHandle()
    {
        _held.DangerousRelease();
        return true;
    }
}
