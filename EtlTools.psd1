@{
    RootModule           = 'module/EtlTools.psm1'
    ModuleVersion        = '0.1.0'
    GUID                 = '6c1f4c52-6f0e-4b7f-9a39-0c2f5f4b8e51'
    Author               = 'EtlTools contributors'
    CompanyName          = 'EtlTools contributors'
    Copyright            = 'EtlTools contributors, MIT licence'
    Description          = 'Takes files into PostgreSQL, turns them into a star schema with history, tests the data, and reports.'
    PowerShellVersion    = '7.6'
    CompatiblePSEditions = @('Core')
    FormatsToProcess     = @('module/EtlTools.Format.ps1xml')
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()
    CmdletsToExport      = @(
        'Clear-StagingArchive'
        'Connect-EtlDatabase'
        'Disconnect-EtlDatabase'
        'Export-QualityReport'
        'Get-DataQualityException'
        'Get-DataQualityResult'
        'Get-DataQualityScorecard'
        'Get-DataVersion'
        'Get-DimensionHistory'
        'Get-EtlDatabase'
        'Get-EtlModel'
        'Get-EtlRun'
        'Get-StagingArchive'
        'Get-StagingLoad'
        'Get-StagingReject'
        'Import-StagingData'
        'Initialize-EtlDatabase'
        'Invoke-AggregateTransform'
        'Invoke-DimensionTransform'
        'Invoke-EtlPipeline'
        'Invoke-EtlQuery'
        'Invoke-FactTransform'
        'Measure-StagingData'
        'New-SampleData'
        'Start-EtlServer'
        'Stop-EtlServer'
        'Test-DataQuality'
        'Test-EtlModel'
        'Test-SchemaDrift'
        'Undo-StagingLoad'
    )
    PrivateData          = @{
        PSData = @{
            Tags = @('ETL', 'PostgreSQL', 'DataWarehouse', 'DataQuality', 'CSV')
        }
    }
}
