using System.Text;

namespace EtlTools.Samples;

/// <summary>Names as email addresses spell them: lower case, no accents, apostrophes, hyphens or spaces.</summary>
internal static class AsciiSpelling
{
    public static string Of(string name)
    {
        var spelling = new StringBuilder(name.Length);
        foreach (char letter in name)
            Append(spelling, char.ToLowerInvariant(letter));
        return spelling.ToString();
    }

    private static void Append(StringBuilder spelling, char letter)
    {
        switch (letter)
        {
            case '\'' or '-' or '.' or ' ': break;
            case 'ä' or 'æ': spelling.Append("ae"); break;
            case 'å': spelling.Append("aa"); break;
            case 'ö' or 'ø': spelling.Append("oe"); break;
            case 'ü': spelling.Append("ue"); break;
            case 'ß': spelling.Append("ss"); break;
            case 'á': spelling.Append('a'); break;
            case 'ç': spelling.Append('c'); break;
            case 'é' or 'è' or 'ë' or 'ě' or 'ę': spelling.Append('e'); break;
            case 'í' or 'ı': spelling.Append('i'); break;
            case 'ł': spelling.Append('l'); break;
            case 'ñ' or 'ń': spelling.Append('n'); break;
            case 'ó' or 'ô': spelling.Append('o'); break;
            case 'ř': spelling.Append('r'); break;
            case 'ş' or 'š': spelling.Append('s'); break;
            case 'ú': spelling.Append('u'); break;
            default: spelling.Append(letter); break;
        }
    }
}
