using Assistant.Core.Documents;

namespace Assistant.Core.Ingestion;

/// <summary>What this process reads at the moment, for a bar in the terminal. Other processes look at <see cref="IIngestionQueue"/>.</summary>
public interface IIngestionProgress
{
    IReadOnlyList<FileProgress> Current { get; }
}

/// <param name="Name">Of the file, without folders.</param>
public sealed record FileProgress(string Name, ReadProgress Pages);
