namespace Assistant.Core.Documents;

/// <summary>Written in lower case in JSON, front matter and on the command line.</summary>
public enum DocumentKind
{
    Plan,
    Guideline,
    Manual,
    Other,
}
