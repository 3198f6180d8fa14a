namespace Assistant.Core.Usage;

/// <summary>What a person has said about the time that answers saved.</summary>
public interface IStatedMinutes
{
    /// <summary>Of these answers, those of the person about which something can be, or was, said.</summary>
    Task<IReadOnlyDictionary<string, MinutesStatement>> ListAsync(string userId, IReadOnlyCollection<string> answerIds, CancellationToken cancellationToken);
}

/// <param name="Minutes">Null while nothing was said.</param>
/// <param name="IsOpen">It may still be said or changed.</param>
/// <param name="Category">Said with them; null where it was not said.</param>
public sealed record MinutesStatement(int? Minutes, bool IsOpen, string? Category = null);
