BeforeDiscovery {
    $commands = Join-Path $PSScriptRoot '../../src/EtlTools.Cmdlets/Commands'
    $names = Get-ChildItem $commands/*Command.cs | ForEach-Object {
        if ((Get-Content $_ -Raw) -match '\[Cmdlet\(Verbs\w+\.(\w+), "(\w+)"') { "$($Matches[1])-$($Matches[2])" }
    }
}

BeforeAll {
    . $PSScriptRoot/common.ps1

    # Runs a script in a PowerShell of its own, and returns what it writes.
    function Invoke-Fresh ([string] $Script) {
        $output = pwsh -NoProfile -NonInteractive -Command "`$ErrorActionPreference = 'Stop'; $Script"
        if ($LASTEXITCODE) { throw "The script failed: $output" }
        $output
    }
}

Describe 'The module' {
    It 'exports every cmdlet by name' {
        $exported = (Import-PowerShellDataFile $manifest).CmdletsToExport
        $exported | Should -Be ($names | Sort-Object)
        (Get-Command -Module EtlTools).Name | Sort-Object | Should -Be ($names | Sort-Object)
    } -TestCases @{ names = $names }

    It 'is a valid manifest' {
        (Test-ModuleManifest $manifest).Version | Should -Be '0.1.0'
    }

    It 'exports its cmdlets again after -Force' {
        Invoke-Fresh "Import-Module '$manifest'; Import-Module '$manifest' -Force; (Get-Command -Module EtlTools).Count" |
            Should -Be (Get-Command -Module EtlTools).Count
    }

    It 'exports its cmdlets again after it was removed' {
        Invoke-Fresh "Import-Module '$manifest'; Remove-Module EtlTools; Import-Module '$manifest'; (Get-EtlModel).Count" |
            Should -Be (Get-EtlModel).Count
    }

    It 'closes its connections when it is removed' {
        Invoke-Fresh "Import-Module '$manifest'; Connect-EtlDatabase | Out-Null; Remove-Module EtlTools; Import-Module '$manifest'; @(Get-EtlDatabase).Count" |
            Should -Be 0
    }

    It 'keeps its packages out of the way of PowerShell and other modules' {
        Invoke-Fresh "Import-Module '$manifest'; Get-EtlModel | Out-Null; [System.Runtime.Loader.AssemblyLoadContext]::Default.Assemblies.GetName().Name -match '^(Npgsql|CsvHelper|NJsonSchema|YamlDotNet|EtlTools)'" |
            Should -Be 'EtlTools.Loader'
    }

    It 'does not disturb the Newtonsoft.Json of PowerShell' {
        Invoke-Fresh "
            `$own = [Newtonsoft.Json.JsonConvert].Assembly.Location
            Import-Module '$manifest'; Get-EtlModel | Out-Null
            [Newtonsoft.Json.JsonConvert].Assembly.Location -eq `$own
            ('{`"a`": 1}' | ConvertFrom-Json).a" | Should -Be @('True', '1')
    }

    It 'works in the runspaces of ForEach-Object -Parallel' {
        Connect-NewDatabase
        $rows = 1..4 | ForEach-Object -Parallel {
            Import-Module $using:manifest
            (Invoke-EtlQuery 'select current_database() as name').name
        }
        $rows | Should -BeLike 'test_*'
        $rows.Count | Should -Be 4
        Disconnect-EtlDatabase
    }

    It 'keeps passwords out of results' {
        $server = Start-EtlServer
        Connect-EtlDatabase "$($server.ConnectionString);Password=hush" | Out-Null
        Invoke-EtlQuery 'select 1' | Out-Null
        $results = @(Initialize-EtlDatabase; Get-EtlRun -First 1; Test-EtlModel olist; Test-DataQuality olist -WhatIf)
        $results | ConvertTo-Json -Depth 5 -WarningAction Ignore | Should -Not -Match 'hush'
        Get-EtlDatabase | Disconnect-EtlDatabase
    }

    It 'loads from a package, without the checkout' {
        & "$root/build.ps1" -Task Package -NoBuild -Output "$TestDrive/EtlTools" | Out-Null
        Invoke-Fresh "Import-Module '$TestDrive/EtlTools/EtlTools.psd1'; (Get-Command -Module EtlTools).Count; (Get-EtlModel olist).Folder; (Get-Help Get-EtlRun).Synopsis" |
            Should -Be @((Get-Command -Module EtlTools).Count, "$((Resolve-Path $TestDrive).ProviderPath)/EtlTools/sql/models/olist", (Get-Help Get-EtlRun).Synopsis)
    }

    It 'returns lists that PowerShell can index' {
        # PowerShell takes a read-only list made by a collection expression for a single object.
        (Get-EtlModel olist).Tables[0].DependsOn[1] | Should -BeOfType [string]
        (Get-EtlModel olist).Staging[0].Columns[0] | Should -BeOfType [string]
    }

    It 'shows <_> in columns of its own choice' -ForEach @(
        'EtlTools.Database.EtlDatabase', 'EtlTools.Models.EtlModel', 'EtlTools.Cmdlets.ModelTestResult'
        'EtlTools.Staging.LoadResult', 'EtlTools.Staging.TableImport', 'EtlTools.Runs.RejectInfo'
        'EtlTools.Staging.Undo.UndonePart', 'EtlTools.Staging.Archives.ArchivedFile'
        'EtlTools.Transforms.TransformResult', 'EtlTools.Runs.RunInfo', 'EtlTools.Runs.StepInfo'
        'EtlTools.Quality.RuleResult', 'EtlTools.Quality.RuleException', 'EtlTools.Quality.Scorecard'
        'EtlTools.Profiling.ColumnProfile', 'EtlTools.Profiling.Comparing.ProfileChange'
        'EtlTools.Staging.Drift.SchemaChange', 'EtlTools.Staging.Versions.DataVersion'
        'EtlTools.Staging.Versions.DataVersionComparison'
    ) {
        $view = Get-FormatData $_
        $view | Should -Not -BeNullOrEmpty
        $headers = $view.FormatViewDefinition.Control.Headers
        ($headers.Width | Measure-Object -Sum).Sum + $headers.Count | Should -BeLessOrEqual 120
    }
}

Describe '<_>' -ForEach $names {
    BeforeAll {
        $name = $_
        $help = Get-Help $name -Full
        $common = [System.Management.Automation.Cmdlet]::CommonParameters
        $parameters = (Get-Command $name).Parameters.Values | Where-Object {
            $_.Name -notin $common -and -not $_.Attributes.Where{ $_.DontShow }
        }
    }

    It 'has a Pester file' {
        Join-Path $PSScriptRoot "$name.Tests.ps1" | Should -Exist
    }

    It 'has an output type' {
        (Get-Command $name).OutputType | Should -Not -BeNullOrEmpty
    }

    It 'has a synopsis, a description and examples' {
        $help.Synopsis | Should -Match '\.$'
        $help.Description.Text | Should -Not -BeNullOrEmpty
        @($help.examples.example).Count | Should -BeGreaterOrEqual 2
        $help.examples.example.code | Should -Match $name
    }

    It 'explains each of its parameters' {
        foreach ($parameter in $parameters) {
            $text = ($help.parameters.parameter | Where-Object name -eq $parameter.Name).description.Text
            $text | Should -Not -BeNullOrEmpty -Because "-$($parameter.Name) needs help"
        }
    }

    It 'links to cmdlets that exist' {
        foreach ($link in $help.relatedLinks.navigationLink.linkText) {
            Get-Command $link -Module EtlTools | Should -Not -BeNullOrEmpty
        }
    }
}
