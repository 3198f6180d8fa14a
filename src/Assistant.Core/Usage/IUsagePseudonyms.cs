using Assistant.Core.Access;

namespace Assistant.Core.Usage;

/// <summary>
/// Who stands on a row that is handed out. An administrator reads the ids themselves. Whoever analyses use needs to know which rows
/// are of one person, and never of whom: the same person has the same name in every export of this installation, and no other one.
/// </summary>
public interface IUsagePseudonyms
{
    /// <returns>From a person's id to what this reader is shown.</returns>
    Func<string, string> For(Requester reader);
}
