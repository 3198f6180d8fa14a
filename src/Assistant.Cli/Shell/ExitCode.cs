namespace Assistant.Cli.Shell;

/// <summary>The exit statuses of the outer contract.</summary>
internal static class ExitCode
{
    public const int Ok = 0;
    public const int Error = 1;

    /// <summary>Ingestion: some files failed, the rest is indexed.</summary>
    public const int PartlyFailed = 2;

    /// <summary>No hit, no evidence.</summary>
    public const int NothingFound = 3;

    /// <summary>Refused by the guideline.</summary>
    public const int Blocked = 4;

    /// <summary>128 + SIGINT, as shells expect.</summary>
    public const int Interrupted = 130;
}
