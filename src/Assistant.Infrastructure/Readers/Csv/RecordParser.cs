using System.Text;

namespace Assistant.Infrastructure.Readers.Csv;

/// <summary>
/// Records with the line they begin on. Fields in quotation marks may hold delimiters and line breaks (RFC 4180); a mark
/// inside of a field, and one that is never closed, are letters, as spreadsheets take them.
/// </summary>
internal sealed class RecordParser(string text, char delimiter)
{
    /// <summary>A mark that is not closed within this many characters opens nothing: the rest of the file must not become one field.</summary>
    private const int LongestField = 100_000;

    private readonly StringBuilder _field = new();
    private int _at;
    private int _line = 1;

    /// <summary>The next record, null at the end. An empty line is a record with one empty field.</summary>
    public (int Line, List<string> Fields)? Next()
    {
        if (_at >= text.Length)
        {
            return null;
        }

        var line = _line;
        var fields = new List<string>();
        while (true)
        {
            fields.Add(Field());
            if (_at >= text.Length)
            {
                return (line, fields);
            }

            var ends = text[_at] != delimiter;
            if (ends)
            {
                _at += text[_at] == '\r' && _at + 1 < text.Length && text[_at + 1] == '\n' ? 2 : 1;
                _line++;
                return (line, fields);
            }

            _at++;
            if (_at >= text.Length)
            {
                fields.Add(string.Empty);
                return (line, fields);
            }
        }
    }

    /// <summary>Ends on the delimiter, on the line end or at the end of the text.</summary>
    private string Field()
    {
        _field.Clear();
        if (text[_at] == '"' && Close(_at + 1) is var close and > 0)
        {
            var quoted = text[(_at + 1)..close];
            _line += quoted.Count(c => c == '\n');
            _field.Append(quoted).Replace("\"\"", "\"");
            _at = close + 1;
        }

        var start = _at;
        while (_at < text.Length && text[_at] != delimiter && text[_at] is not ('\r' or '\n'))
        {
            _at++;
        }

        return _field.Append(text, start, _at - start).ToString();
    }

    /// <summary>Position of the mark that closes a field, -1 when there is none.</summary>
    private int Close(int from)
    {
        var end = Math.Min(text.Length, from + LongestField);
        for (var i = from; i < end; i++)
        {
            if (text[i] != '"')
            {
                continue;
            }

            if (i + 1 < text.Length && text[i + 1] == '"')
            {
                i++;
                continue;
            }

            return i;
        }

        return -1;
    }
}
