using Assistant.Web.Wording;
using Microsoft.AspNetCore.Identity;

namespace Assistant.Web.Features.Password;

/// <summary>The rules in words, read from the options that enforce them, so that the page can't promise something else.</summary>
internal static class PasswordRules
{
    public static IEnumerable<string> Describe(PasswordOptions options)
    {
        yield return Words.Password.RuleLength(options.RequiredLength);
        if (options.RequireLowercase)
        {
            yield return Words.Password.RuleLower;
        }

        if (options.RequireUppercase)
        {
            yield return Words.Password.RuleUpper;
        }

        if (options.RequireDigit)
        {
            yield return Words.Password.RuleDigit;
        }

        if (options.RequireNonAlphanumeric)
        {
            yield return Words.Password.RuleSymbol;
        }

        if (options.RequiredUniqueChars > 1)
        {
            yield return Words.Password.RuleDistinct(options.RequiredUniqueChars);
        }

        yield return Words.Password.RuleTrivial;
        yield return Words.Password.RuleName;
        yield return Words.Password.RuleDifferent;
    }
}
