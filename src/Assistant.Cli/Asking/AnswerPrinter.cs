using System.Text;
using Assistant.Cli.Shell;
using Assistant.Core.Answering;

namespace Assistant.Cli.Asking;

/// <summary>
/// Shows an answer as it comes. Pieces are not checked yet, so only a person at a terminal sees them;
/// a file or another program gets the checked answer alone.
/// </summary>
internal sealed class AnswerPrinter(string question, bool json)
{
    private readonly bool _streams = !json && !Console.IsOutputRedirected;
    private readonly StringBuilder _shown = new();

    public int ExitStatus { get; private set; } = ExitCode.Error;

    public void Show(AnswerEvent item)
    {
        switch (item)
        {
            case AnswerStatus status when _streams && !Console.IsErrorRedirected:
                Console.Error.WriteLine($"（{TerminalText.Line(status.Message)}）");
                break;
            case AnswerDelta delta when _streams:
                _shown.Append(delta.Text);
                Console.Out.Write(TerminalText.Clean(delta.Text));
                break;
            case AnswerDone done:
                ExitStatus = StatusOf(done.Response);
                Finish(done.Response);
                break;
            case AnswerFailed failed:
                Fail(failed);
                break;
        }
    }

    private static int StatusOf(AnswerResponse response) => response.Status switch
    {
        "answered" => ExitCode.Ok,
        "no_evidence" => ExitCode.NothingFound,
        "blocked" => ExitCode.Blocked,
        _ => ExitCode.Error,
    };

    private void Finish(AnswerResponse response)
    {
        if (json)
        {
            CliJson.Write(response, CliJson.Shared.AnswerResponse);
            return;
        }

        EndStreamed();
        if (!string.Equals(_shown.ToString().Trim(), response.Answer.Trim(), StringComparison.Ordinal))
        {
            if (_shown.Length > 0)
            {
                Console.Out.WriteLine("――― 根拠を照合した答え ―――");
            }

            Console.Out.WriteLine(TerminalText.Clean(response.Answer));
        }

        Console.Out.WriteLine();
        if (response.Guideline is { } guideline)
        {
            FindingLines.Write(question, guideline);
        }

        if (response.Status != "blocked")
        {
            WriteNotes(response);
        }
    }

    private static void WriteNotes(AnswerResponse response)
    {
        foreach (var warning in response.Warnings)
        {
            Console.Out.WriteLine($"注意: {TerminalText.Line(warning.Message)}");
        }

        if (response.Citations.Count > 0)
        {
            Console.Out.WriteLine("出典");
        }

        foreach (var citation in response.Citations)
        {
            Console.Out.WriteLine($"[{citation.Marker}] {SourceLine.Describe(citation.Title, citation.Kind, citation.Page, citation.PageLabel, citation.Place, citation.Validity)}");
            SourceLine.WriteDetails(citation.HeadingPath, citation.Quote);
        }

        Console.Out.WriteLine(response.Model is { } model ? $"{TerminalText.Line(model)} が作成した答えです。出典を確かめてください。" : "文書からの抜粋による答えです。");
    }

    private void Fail(AnswerFailed failed)
    {
        EndStreamed();
        if (json)
        {
            CliJson.Write(FailedResponse.Of(failed), CliJson.Shared.AnswerResponse);
        }

        ErrorReport.Write(failed.Code, failed.Message, failed.NextStep);
    }

    private void EndStreamed()
    {
        if (_shown.Length > 0)
        {
            Console.Out.WriteLine();
        }
    }
}
