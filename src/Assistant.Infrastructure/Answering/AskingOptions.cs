using System.Globalization;
using Assistant.Core.Answering;

namespace Assistant.Infrastructure.Answering;

/// <summary>Section <c>Asking</c>.</summary>
public sealed class AskingOptions
{
    public const string Section = "Asking";

    /// <summary>More would not fit into a request beside the longest question.</summary>
    public const int MostMaterialCharacters = 40_000;

    /// <summary>1,000–40,000: characters of all that stands beside one question.</summary>
    public int MaterialCharacters { get; set; } = MaterialLimits.Default.MostCharacters;

    internal static IEnumerable<string> Check(AskingOptions options)
    {
        if (options.MaterialCharacters is < 1_000 or > MostMaterialCharacters)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{Section}:MaterialCharacters「{options.MaterialCharacters}」は 1000 から {MostMaterialCharacters} までの文字数で指定してください。");
        }
    }
}
