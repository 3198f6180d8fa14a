namespace Assistant.Core.Answering;

/// <summary>Whom questions are sent to.</summary>
public interface IModelProvider
{
    /// <summary>Host of the model's address; null when there is no model.</summary>
    string? Host { get; }
}
