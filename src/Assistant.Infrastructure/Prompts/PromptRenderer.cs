using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Assistant.Core.Errors;
using Assistant.Core.Prompts;
using HandlebarsDotNet;

namespace Assistant.Infrastructure.Prompts;

/// <summary>Handlebars with one rule added: nothing that is inserted can be markup.</summary>
internal sealed class PromptRenderer
{
    private readonly IHandlebars _handlebars = Handlebars.Create(new HandlebarsConfiguration
    {
        TextEncoder = new PromptEncoder(),
        FormatProvider = CultureInfo.InvariantCulture,
        ThrowOnUnresolvedBindingExpression = true,
    });

    private readonly ConcurrentDictionary<string, HandlebarsTemplate<object, object>> _compiled = new(StringComparer.Ordinal);

    public IReadOnlyList<PromptMessage> Render(PromptTemplate template, IReadOnlyDictionary<string, object?> values)
    {
        try
        {
            return PromptMessages.Parse(_compiled.GetOrAdd(template.Body, body => _handlebars.Compile(body))(values));
        }
        catch (Exception exception) when (exception is HandlebarsException or FormatException)
        {
            throw new AssistantException("prompt_invalid", $"テンプレート {template.Id} から指示文を作れませんでした。", exception)
            {
                NextStep = "テンプレートの本文を確かめてください。",
            };
        }
    }

    /// <summary>
    /// Angle brackets become their full-width forms for good: the text of a message is read by a model, which takes an escaped
    /// tag for a tag as soon as somebody unescapes it. The ampersand is escaped because message texts are unescaped once.
    /// </summary>
    private sealed class PromptEncoder : ITextEncoder
    {
        public void Encode(StringBuilder? text, TextWriter target) => Encode(text?.ToString(), target);

        public void Encode(string? text, TextWriter target)
        {
            using var letters = (text ?? string.Empty).GetEnumerator();
            Encode(letters, target);
        }

        public void Encode<T>(T? text, TextWriter target)
            where T : IEnumerator<char>
        {
            while (text?.MoveNext() == true)
            {
                switch (text.Current)
                {
                    case '<':
                        target.Write('＜');
                        break;
                    case '>':
                        target.Write('＞');
                        break;
                    case '&':
                        target.Write("&amp;");
                        break;
                    default:
                        target.Write(text.Current);
                        break;
                }
            }
        }
    }
}
