namespace EtlTools.Transforms.Tables;

/// <summary>A column as the server describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type with modifiers, as <c>format_type</c> writes it: <c>numeric(12,2)</c>.</param>
internal sealed record TableColumn(string Name, string Type);
