namespace Assistant.Core.Audit;

/// <summary>Proves that nothing in the logs was changed, removed or put into another order.</summary>
public interface ILogVerification
{
    /// <param name="sealsFile">A copy of the day seals that was kept elsewhere; null to use the one in the data folder.</param>
    Task<VerificationReport> VerifyAsync(string? sealsFile, CancellationToken cancellationToken);
}

/// <param name="Records">Read in all chains.</param>
public sealed record VerificationReport(bool Intact, long Records, double ElapsedMs, IReadOnlyList<ChainReport> Chains);

/// <param name="Chain"><c>usage</c>, <c>feedback</c> or <c>audit</c>.</param>
/// <param name="Records">Read; up to the first problem.</param>
/// <param name="Purged">Removed past their time, with proof.</param>
/// <param name="LastSequence">Of the last record that was ever appended, as far as is known.</param>
public sealed record ChainReport(string Chain, long Records, long Purged, long LastSequence, int Seals, ChainProblem? Problem);

/// <param name="Code">
/// <c>record_altered</c> (changed, or in another order), <c>record_missing</c>, <c>tail_missing</c>, <c>record_unexpected</c>, <c>seal_mismatch</c>,
/// <c>seal_file_missing</c>, <c>purge_unproven</c>.
/// </param>
/// <param name="Sequence">Of the first record that is concerned.</param>
/// <param name="RecordId">Where the record has one and is still there.</param>
public sealed record ChainProblem(string Code, long Sequence, string? RecordId, string Message);
