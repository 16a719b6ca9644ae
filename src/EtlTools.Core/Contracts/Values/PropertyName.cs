using System.Text;

namespace EtlTools.Contracts.Values;

/// <summary>A name a schema speaks of.</summary>
internal sealed class PropertyName
{
    /// <summary>Keeps a name.</summary>
    public PropertyName(string text)
    {
        Text = text;
        Utf8 = Encoding.UTF8.GetBytes(text);
    }

    /// <summary>The name.</summary>
    public string Text { get; }

    /// <summary>Its bytes.</summary>
    public byte[] Utf8 { get; }
}
