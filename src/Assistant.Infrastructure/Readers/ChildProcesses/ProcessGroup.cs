using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Assistant.Infrastructure.Readers.ChildProcesses;

/// <summary>A child and whatever it may have started: it leads a process group of its own.</summary>
internal static partial class ProcessGroup
{
    private const int Kill = 9;

    public static void End(Process leader)
    {
        try
        {
            _ = Signal(-leader.Id, Kill);

            // It may not have become the leader of its group yet.
            leader.Kill();
        }
        catch (InvalidOperationException)
        {
            // Already gone.
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
