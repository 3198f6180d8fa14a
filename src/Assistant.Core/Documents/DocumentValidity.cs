namespace Assistant.Core.Documents;

/// <summary>Whether a document applies on a day. Expired and superseded ones are found on request only, and labelled.</summary>
public enum DocumentValidity
{
    InForce,

    /// <summary>Its first day is still to come: found, and labelled.</summary>
    Upcoming,

    Expired,

    /// <summary>Another document has taken its place.</summary>
    Superseded,
}
