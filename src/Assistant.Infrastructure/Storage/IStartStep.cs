namespace Assistant.Infrastructure.Storage;

/// <summary>Something that a feature brings into order in a data folder of an older version, at every start and before anything else.</summary>
internal interface IStartStep
{
    Task RunAsync(CancellationToken cancellationToken);
}
