namespace Assistant.Core.Guideline.Screening;

/// <summary>
/// Makes of a digest what only the service can make, so that a confirmation proves that its findings were shown. Every process on the
/// same data knows the others' seals.
/// </summary>
public interface IAcknowledgementSeal
{
    /// <returns>Letters and digits that may stand in JSON, a form and a command line. Another one each time.</returns>
    string Seal(byte[] digest);

    /// <summary>Whether the text is a seal of this digest; never throws for what somebody made up.</summary>
    bool IsOf(string seal, byte[] digest);
}
